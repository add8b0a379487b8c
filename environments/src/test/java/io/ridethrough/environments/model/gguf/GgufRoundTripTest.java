package io.ridethrough.environments.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GgufRoundTripTest {

    static Gguf sample(long seed) {
        Map<String, MetadataValue> metadata = new LinkedHashMap<>();
        metadata.put("a.text", new MetadataValue.Text("Zürich → 東京"));
        metadata.put("a.whole", new MetadataValue.Whole(4_294_967_295L));
        metadata.put("a.real", new MetadataValue.Real(0.5));
        metadata.put("a.flag", new MetadataValue.Flag(true));
        metadata.put("a.texts", new MetadataValue.Texts(List.of("", "b", "Ġc")));
        metadata.put("a.wholes", new MetadataValue.Wholes(LongBuffer.wrap(new long[] {-1, 0, 7})));
        metadata.put("a.reals", new MetadataValue.Reals(DoubleBuffer.wrap(new double[] {-0.25, 8})));
        Map<String, GgufTensor> tensors = new LinkedHashMap<>();
        for (TensorType type : TensorType.values()) {
            tensors.put("t." + type, GgufTensor.of("t." + type, List.of(32L, 3L), type, normals(96, seed)));
        }
        tensors.put("vector", GgufTensor.of("vector", List.of(5L), TensorType.F32, normals(5, seed)));
        return new Gguf(metadata, tensors);
    }

    private static float[] normals(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void what_is_written_is_read_again() throws MalformedGgufException {
        Gguf written = sample(7);

        Gguf read = GgufReader.read(ByteBuffer.wrap(GgufWriter.toBytes(written)));

        assertThat(read).isEqualTo(written);
        assertThat(List.copyOf(read.metadata().keySet()))
                .isEqualTo(List.copyOf(written.metadata().keySet()));
        assertThat(GgufWriter.toBytes(read)).isEqualTo(GgufWriter.toBytes(written));
    }

    @Test
    void single_precision_is_kept_to_the_bit() throws MalformedGgufException {
        assertThat(sample(3).tensor("vector", List.of(5L)).toFloats()).containsExactly(normals(5, 3));
    }

    @Test
    void half_precision_is_off_by_no_more_than_its_rounding() throws MalformedGgufException {
        float[] values = normals(96, 3);
        float[] read = sample(3).tensor("t.F16", List.of(32L, 3L)).toFloats();
        for (int i = 0; i < values.length; i++) {
            assertThat(read[i]).isCloseTo(values[i], within(Math.abs(values[i]) * 0x1p-11f));
        }
    }

    @Test
    void eight_bit_blocks_are_off_by_no_more_than_half_a_step() throws MalformedGgufException {
        float[] values = normals(96, 3);
        float[] read = sample(3).tensor("t.Q8_0", List.of(32L, 3L)).toFloats();
        for (int block = 0; block < 3; block++) {
            float largest = 0;
            for (int i = 32 * block; i < 32 * block + 32; i++) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
            for (int i = 32 * block; i < 32 * block + 32; i++) {
                assertThat(read[i]).isCloseTo(values[i], within(0.56f * largest / 127));
            }
        }
    }

    @Test
    void every_half_precision_number_survives_the_way_through_single_precision() {
        for (int half = 0; half <= 0xffff; half++) {
            float value = HalfFloat.toFloat((short) half);
            if (!Float.isNaN(value)) {
                assertThat(HalfFloat.fromFloat(value)).isEqualTo((short) half);
            }
        }
    }

    @Test
    void half_precision_rounds_ties_to_even_and_overflows_to_infinity() {
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(1 + 0x1p-11f))).isEqualTo(1f);
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(1 + 3 * 0x1p-11f))).isEqualTo(1 + 0x1p-9f);
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(-65520f))).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(65519f))).isEqualTo(65504f);
        assertThat(HalfFloat.toFloat(HalfFloat.fromFloat(Float.NaN))).isNaN();
    }

    @Test
    void a_missing_or_mistyped_key_is_named() {
        Gguf content = sample(1);

        assertThatThrownBy(() -> content.text("b.text")).hasMessage("metadata b.text is missing");
        assertThatThrownBy(() -> content.text("a.flag")).hasMessage("metadata a.flag is a Flag, not a Text");
        assertThatThrownBy(() -> content.whole("a.whole", 100)).hasMessageContaining("a.whole is 4294967295");
        assertThatThrownBy(() -> content.tensor("vector", List.of(6L))).hasMessageContaining("shape [5] where [6]");
    }
}
