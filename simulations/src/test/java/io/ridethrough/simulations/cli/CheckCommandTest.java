package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String ORIGINAL = """
            environment: staging
            kind: remote
            shop: {url: "http://127.0.0.1:8080"}
            faults: {api: "http://127.0.0.1:8474", server: toxiproxy, proxies: {inference: model}}
            """;

    private static final String ORIGINALS_IN_CONTAINERS = """
            environment: originals
            kind: containers
            images:
              proxy: {image: toxiproxy, server: toxiproxy}
              model: {image: llama, server: llama.cpp}
            """;

    @TempDir
    private Path folder;

    @Test
    void what_an_environment_can_do_is_sound_there() throws IOException {
        assertThat(CommandLineRun.of("check", "checkout-brownout", "--env", "embedded")
                        .exitCode())
                .isZero();
        assertThat(CommandLineRun.of("check", "checkout-brownout", "--env", definition(ORIGINAL))
                        .out())
                .startsWith("checkout-brownout is sound");
    }

    @Test
    void what_it_cannot_do_is_told_before_anything_starts() throws IOException {
        CommandLineRun run = CommandLineRun.of("check", "inference-misbehaves", "--env", definition(ORIGINAL));

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE.status());
        assertThat(run.err()).contains("the environment staging cannot inject");
        assertThat(CommandLineRun.of("check", "payment-and-inference", "--env", definition(ORIGINAL))
                        .err())
                .contains("has no fault proxy before payment");
    }

    @Test
    void so_it_is_with_originals_in_containers_of_which_all_reasons_are_told() throws IOException {
        String originals = definition(ORIGINALS_IN_CONTAINERS);

        assertThat(CommandLineRun.of("check", "checkout-brownout", "--env", originals)
                        .out())
                .startsWith("checkout-brownout is sound");

        CommandLineRun misbehaves = CommandLineRun.of("check", "inference-misbehaves", "--env", originals);
        assertThat(misbehaves.exitCode()).isEqualTo(ExitCode.UNAVAILABLE.status());
        assertThat(misbehaves.err())
                .contains("phase garbled: the environment originals cannot inject")
                .contains("phase refusing: the environment originals cannot inject")
                .contains("phase late: the environment originals cannot inject");
        assertThat(CommandLineRun.of("check", "model-rollback", "--env", originals)
                        .err())
                .contains("the environment originals cannot inject");
    }

    @Test
    void mistakes_of_the_definition_are_bad_input() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "check", "checkout-brownout", "--env", definition(ORIGINAL.replace("toxiproxy", "toxiproxi")));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.status());
        assertThat(run.err()).contains("staging.yaml:4: faults.server", "did you mean `toxiproxy`");
    }

    private String definition(String text) throws IOException {
        return Files.writeString(folder.resolve("staging.yaml"), text).toString();
    }
}
