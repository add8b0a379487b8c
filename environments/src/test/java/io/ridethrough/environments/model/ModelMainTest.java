package io.ridethrough.environments.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ModelMainTest {

    @TempDir
    private Path folder;

    @Test
    void serves_a_weights_file_behind_ready_and_ends_when_its_parent_is_gone() throws Exception {
        Path weights = folder.resolve("weights.gguf");
        Files.write(weights, builtIn());
        Process process = start("--weights", weights.toString(), "--slots", "2", "--pace", "1ms");
        try (BufferedReader out = process.inputReader()) {
            String ready = Objects.requireNonNull(out.readLine());
            assertThat(ready).matches("READY http://127\\.0\\.0\\.1:\\d+");
            URI health = URI.create(ready.substring("READY ".length()) + "/health");
            assertThat(HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);

            process.getOutputStream().close();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void weights_that_are_missing_are_told_in_one_line_and_by_code_69() throws Exception {
        Path missing = folder.resolve("missing.gguf");
        assertEndsWith(69, "weights " + missing + ": no such file", "--weights", missing.toString());
    }

    @Test
    void weights_that_are_broken_are_told_in_one_line_and_by_code_69() throws Exception {
        Path cut = folder.resolve("cut.gguf");
        Files.write(cut, Arrays.copyOf(builtIn(), 100_000));
        assertEndsWith(
                69,
                "weights " + cut + ": at byte 16907: the file ends before tensor blk.1.",
                "--weights",
                cut.toString());
    }

    @Test
    void a_port_that_is_taken_is_told_in_one_line_and_by_code_69() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertEndsWith(69, "port " + port + " is taken", "--port", port);
        }
    }

    @Test
    void bad_usage_is_code_64() throws Exception {
        assertEndsWith(64, "0 slots (1 to 1024)", "--slots", "0");
    }

    private static void assertEndsWith(int exitCode, String reason, String... args) throws Exception {
        Process process = start(args);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(errors).isEqualTo(exitCode);
        assertThat(errors.lines().toList()).singleElement().asString().startsWith(reason);
        assertThat(process.getInputStream().readAllBytes()).isEmpty();
    }

    private static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-Dridethrough.lifeline=stdin",
                "-cp",
                System.getProperty("java.class.path"),
                ModelMain.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).start();
    }

    private static byte[] builtIn() throws IOException {
        try (InputStream in = Objects.requireNonNull(WeightsFile.class.getResourceAsStream(WeightsFile.BUILT_IN))) {
            return in.readAllBytes();
        }
    }
}
