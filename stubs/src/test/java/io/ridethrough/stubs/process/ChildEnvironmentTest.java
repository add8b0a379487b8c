package io.ridethrough.stubs.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {

    @Test
    void credentials_are_taken_away_and_nothing_else() {
        ProcessBuilder builder = new ProcessBuilder("true");
        builder.environment().clear();
        for (String name : new String[] {
            "OTEL_EXPORTER_OTLP_HEADERS",
            "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
            "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_HEADERS_FILE",
            "PATH"
        }) {
            builder.environment().put(name, "value");
        }

        assertThat(ChildEnvironment.withoutSecrets(builder)).isSameAs(builder);
        assertThat(builder.environment())
                .containsOnlyKeys("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS_FILE", "PATH");
    }
}
