package io.ridethrough.environments.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.ridethrough.environments.model.engine.LlamaWeights;
import io.ridethrough.environments.model.seeded.SeededWeights;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class BrokenGgufTest {
    /** Objects for what a file holds take more than its bytes do, by a bounded factor. */
    private static final long MOST_BYTES_A_FILE_BYTE = 40;

    @Test
    void a_file_cut_anywhere_is_refused() {
        byte[] whole = GgufWriter.toBytes(GgufRoundTripTest.sample(5));
        int paddingAtTheEnd = 12;
        for (int length = 0; length < whole.length - paddingAtTheEnd; length++) {
            ByteBuffer cut = ByteBuffer.wrap(whole, 0, length);
            assertThatThrownBy(() -> GgufReader.read(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(MalformedGgufException.class);
        }
    }

    @Test
    void a_corrupted_file_is_read_or_refused_and_takes_no_more_memory_than_its_size_warrants() {
        byte[] whole = GgufWriter.toBytes(GgufRoundTripTest.sample(5));
        List<byte[]> corrupted = LongStream.range(0, 3_000)
                .mapToObj(seed -> corrupted(whole, new Random(seed)))
                .toList();
        // What the first pass allocates beyond the content is classes.
        corrupted.forEach(BrokenGgufTest::readOrRefuse);
        for (int seed = 0; seed < corrupted.size(); seed++) {
            long before = allocatedBytes();
            readOrRefuse(corrupted.get(seed));
            assertThat(allocatedBytes() - before)
                    .as("bytes allocated with seed %d", seed)
                    .isLessThan(MOST_BYTES_A_FILE_BYTE * whole.length);
        }
    }

    @Test
    void a_corrupted_model_is_loaded_or_refused() {
        byte[] whole = GgufWriter.toBytes(SeededWeights.make(SeededWeights.SEED));
        int metadataEnd = 14_000;
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] broken = whole.clone();
            broken[random.nextInt(metadataEnd)] = (byte) random.nextInt();
            try {
                Gguf read = GgufReader.read(ByteBuffer.wrap(broken));
                new ChatFormat(BytePairTokenizer.from(read));
                LlamaWeights.from(read);
            } catch (MalformedGgufException expected) {
                assertThat(expected.getMessage()).as("seed %d", seed).isNotBlank();
            }
        }
    }

    @Test
    void counts_beyond_the_file_are_refused_before_anything_is_allocated() {
        assertRefused(header(1L << 60, 0), "the list of tensors claims length");
        assertRefused(header(0, 1L << 60), "the metadata claims length");
        assertRefused(header(-1, 0), "claims length 18446744073709551615");
        assertRefused(header(0, 1).putLong(1L << 40), "a metadata key claims length");
        assertRefused(
                key(header(0, 1), "k")
                        .putInt(GgufFormat.ARRAY)
                        .putInt(GgufFormat.STRING)
                        .putLong(1L << 31),
                "k claims length");
        assertRefused(key(header(0, 1), "k").putInt(GgufFormat.ARRAY).putInt(GgufFormat.ARRAY), "array of type 9");
        assertRefused(key(header(0, 1), "k").putInt(99), "of type 99");
    }

    @Test
    void a_tensor_larger_than_the_file_is_refused_even_when_its_size_overflows() {
        ByteBuffer file = key(header(1, 0), "t").putInt(4);
        for (int i = 0; i < 4; i++) {
            file.putLong(1L << 32);
        }
        assertRefused(file, "tensor t is larger than the file");
    }

    @Test
    void overlapping_tensors_are_refused() {
        ByteBuffer file = header(2, 0);
        for (String name : new String[] {"a", "b"}) {
            key(file, name).putInt(1).putLong(4).putInt(TensorType.F32.code()).putLong(0);
        }
        assertRefused(file, "overlaps");
    }

    @Test
    void a_key_that_is_there_twice_is_refused() {
        ByteBuffer file = header(0, 2);
        for (int i = 0; i < 2; i++) {
            key(file, "k").putInt(GgufFormat.BOOL).put((byte) 1);
        }
        assertRefused(file, "k is there twice");
    }

    @Test
    void another_format_or_version_is_named() {
        assertRefused(ByteBuffer.allocate(100).put("PK".getBytes(StandardCharsets.US_ASCII)), "not a GGUF file");
        ByteBuffer old = header(0, 0);
        old.putInt(4, 2);
        assertRefused(old, "GGUF version 2");
    }

    private static byte[] corrupted(byte[] whole, Random random) {
        byte[] broken = whole.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        return broken;
    }

    private static void readOrRefuse(byte[] file) {
        try {
            GgufReader.read(ByteBuffer.wrap(file)).tensors().values().forEach(GgufTensor::toFloats);
        } catch (MalformedGgufException expected) {
            if (String.valueOf(expected.getMessage()).isBlank()) {
                throw new AssertionError("refused without a reason", expected);
            }
        }
    }

    private static ByteBuffer header(long tensors, long metadata) {
        return ByteBuffer.allocate(300)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(GgufFormat.MAGIC)
                .putInt(GgufFormat.VERSION)
                .putLong(tensors)
                .putLong(metadata);
    }

    private static ByteBuffer key(ByteBuffer file, String key) {
        return file.putLong(key.length()).put(key.getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertRefused(ByteBuffer file, String reason) {
        long before = allocatedBytes();
        assertThatThrownBy(() -> GgufReader.read(file.rewind()))
                .isInstanceOf(MalformedGgufException.class)
                .hasMessageContaining(reason);
        assertThat(allocatedBytes() - before).isLessThan(10_000_000);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
