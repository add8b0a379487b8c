package io.ridethrough.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBenchFileTest {
    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_back() throws IOException {
        Path file = folder.resolve(ModelBenchFile.NAME);
        ModelBenchFile.write(file, ExampleBench.result());

        assertThat(ModelBenchFile.read(file)).isEqualTo(ExampleBench.result());
        assertThat(Files.readString(file)).isEqualTo(ModelBenchFile.text(ExampleBench.result()) + "\n");
    }

    @Test
    void another_format_or_a_missing_field_is_refused() throws IOException {
        Path file = folder.resolve(ModelBenchFile.NAME);
        Files.writeString(file, ModelBenchFile.text(ExampleBench.result()).replace("\"format\" : 1", "\"format\" : 2"));
        assertThatThrownBy(() -> ModelBenchFile.read(file)).hasMessageContaining("format 2");

        Files.writeString(file, ModelBenchFile.text(ExampleBench.result()).replace("\"seed\" : 7,", ""));
        assertThatThrownBy(() -> ModelBenchFile.read(file)).hasMessageContaining("seed");
    }
}
