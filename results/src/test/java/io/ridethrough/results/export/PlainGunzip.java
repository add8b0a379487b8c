package io.ridethrough.results.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Reads Parquet's codec GZIP by the JDK alone. */
final class PlainGunzip implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("nothing is written here");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        if (codec != CompressionCodecName.GZIP) {
            throw new IllegalArgumentException(codec + " is not GZIP");
        }
        return new Decompressor();
    }

    @Override
    public void release() {
        // Nothing is held.
    }

    private static final class Decompressor implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            try (InputStream gzip = new GZIPInputStream(page.toInputStream())) {
                return BytesInput.from(gzip.readAllBytes());
            }
        }

        @Override
        public void decompress(ByteBuffer page, int pageSize, ByteBuffer plain, int size) throws IOException {
            byte[] bytes = new byte[pageSize];
            page.get(bytes);
            plain.put(decompress(BytesInput.from(bytes), size).toByteArray());
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
