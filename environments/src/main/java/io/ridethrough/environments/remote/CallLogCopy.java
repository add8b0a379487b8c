package io.ridethrough.environments.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A shop's own log of its calls to the model, which goes on from run to run: what it wrote during this one is copied at the
 * end, whole lines only. Of a log that was begun anew meanwhile nothing is copied, so that none passes for all.
 */
final class CallLogCopy implements AutoCloseable {
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Path source;
    private final Path target;
    private final long fromBytes;

    private CallLogCopy(Path source, Path target, long fromBytes) {
        this.source = source;
        this.target = target;
        this.fromBytes = fromBytes;
    }

    /** @throws IOException when there is no such log */
    static CallLogCopy begin(Path source, Path target) throws IOException {
        if (!Files.isReadable(source)) {
            throw new IOException("there is no log of calls to the model at " + source);
        }
        return new CallLogCopy(source, target, Files.size(source));
    }

    @Override
    public void close() throws IOException {
        if (Files.size(source) < fromBytes) {
            return;
        }
        try (InputStream in = Files.newInputStream(source);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            in.skipNBytes(fromBytes);
            copyLines(in, out);
        }
    }

    /** Of a line that is still being written its beginning is held back. */
    private static void copyLines(InputStream in, OutputStream out) throws IOException {
        byte[] held = new byte[0];
        for (byte[] block = in.readNBytes(BLOCK_BYTES); block.length > 0; block = in.readNBytes(BLOCK_BYTES)) {
            int whole = block.length;
            while (whole > 0 && block[whole - 1] != '\n') {
                whole--;
            }
            if (whole > 0) {
                out.write(held);
                out.write(block, 0, whole);
                held = new byte[0];
            }
            held = joined(held, block, whole);
        }
    }

    private static byte[] joined(byte[] held, byte[] block, int from) {
        byte[] joined = new byte[held.length + block.length - from];
        System.arraycopy(held, 0, joined, 0, held.length);
        System.arraycopy(block, from, joined, held.length, block.length - from);
        return joined;
    }
}
