package io.ridethrough.environments.model.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.gguf.GgufTensor;
import io.ridethrough.environments.model.gguf.GgufWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SeededWeightsTest {

    @Test
    void the_committed_file_is_what_its_seed_gives() throws IOException {
        byte[] made = GgufWriter.toBytes(SeededWeights.make(SeededWeights.SEED));

        assertThat(committed(SeededWeightsFile.FILE_NAME)).isEqualTo(made);
        assertThat(new String(committed(SeededWeightsFile.FILE_NAME + ".sha256"), StandardCharsets.US_ASCII))
                .isEqualTo(SeededWeightsFile.checksumLine(made));
    }

    @Test
    void another_seed_gives_other_weights() {
        assertThat(GgufWriter.toBytes(SeededWeights.make(2)))
                .isNotEqualTo(GgufWriter.toBytes(SeededWeights.make(SeededWeights.SEED)));
    }

    @Test
    void the_model_stays_small() {
        long parameters = SeededWeights.make(SeededWeights.SEED).tensors().values().stream()
                .map(GgufTensor::toFloats)
                .mapToLong(values -> values.length)
                .sum();

        assertThat(parameters).isBetween(100_000L, 250_000L);
    }

    private static byte[] committed(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(WeightsFile.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
