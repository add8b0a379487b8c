package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environment variables belong to a process, so that this takes one. */
class TelemetrySettingsTest {

    @TempDir
    private Path folder;

    @Test
    void mistakes_in_the_environment_are_told_by_their_variables_and_start_nothing() throws Exception {
        Path runs = folder.resolve("runs");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dridethrough.home=" + CommandLineRun.REPOSITORY.path(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "checkout-brownout",
                "--out",
                runs.toString());
        builder.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://secret_host:4318");
        builder.environment().put("OTEL_EXPORTER_OTLP_HEADERS", "a=1,secret");
        builder.environment().put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        Process process = builder.redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(told).isEqualTo(ExitCode.USAGE.status());
        assertThat(told.lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("OTEL_EXPORTER_OTLP_PROTOCOL: ")
                                .contains("`http/json`"),
                        line -> assertThat(line)
                                .startsWith("OTEL_EXPORTER_OTLP_HEADERS: entry 2 ")
                                .contains("`key=value`"),
                        line -> assertThat(line)
                                .startsWith("OTEL_EXPORTER_OTLP_ENDPOINT: ")
                                .contains("http://localhost:4318"));
        assertThat(told).doesNotContain("secret");
        assertThat(runs).doesNotExist();
    }

    @Test
    void help_tells_of_them() {
        assertThat(CommandLineRun.of("run", "--help").out().replaceAll("\\s+", " "))
                .contains("Where OTEL_EXPORTER_OTLP_ENDPOINT names an OpenTelemetry collector", "docs/tracing.md");
    }
}
