package io.ridethrough.environments.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.stubs.process.ParentLifeline;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    @TempDir
    private Path logs;

    @Test
    void a_child_that_serves_tells_its_address_and_leaves_when_closed() throws Exception {
        ChildProcess.Serving serving = ChildProcess.serve(command(Serves.class), Duration.ofSeconds(20));

        assertThat(serving.address()).isEqualTo(URI.create("http://127.0.0.1:1"));
        assertThat(serving.process().failure()).isEmpty();
        serving.process().close();
        assertThat(ProcessHandle.of(serving.process().pid())).isEmpty();
        assertThat(serving.process().failure())
                .as("nobody's fault: it was closed")
                .isEmpty();
    }

    @Test
    void a_child_that_does_not_start_is_told_by_its_last_words() {
        assertThatThrownBy(() -> ChildProcess.serve(command(Refuses.class), Duration.ofSeconds(20)))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessage("the child did not start: port 80 is taken");
    }

    @Test
    void a_child_that_stays_silent_is_given_up_and_ended() {
        assertThatThrownBy(() -> ChildProcess.serve(command(StaysSilent.class), Duration.ofMillis(800)))
                .isInstanceOf(EnvironmentUnavailableException.class)
                .hasMessageContaining("did not start within");
    }

    @Test
    void a_child_that_ends_by_itself_is_a_failure_with_its_status() throws Exception {
        ChildProcess child = ChildProcess.run(command(Refuses.class), line -> {});

        assertThat(child.awaitExit(Duration.ofSeconds(20))).contains(69);
        assertThat(child.failure()).contains("the child ended with status 69: port 80 is taken");
    }

    @Test
    void a_child_gets_none_of_its_parents_credentials() throws Exception {
        ProcessBuilder parent = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StartsAChild.class.getName(),
                logs.toString());
        parent.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318");
        parent.environment().put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=secret");
        parent.environment().put("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "authorization=secret");
        Process process = parent.redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told.lines())
                .contains("OTEL_EXPORTER_OTLP_ENDPOINT")
                .doesNotContain("OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS");
    }

    @Test
    void a_child_gets_no_variable_that_is_withheld_from_it() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        JavaCommand plain = command(TellsItsEnvironment.class);
        String inherited =
                System.getenv().keySet().stream().sorted().findFirst().orElseThrow();

        ChildProcess.run(plain, told::add).awaitExit(Duration.ofSeconds(20));
        assertThat(told).contains(inherited);
        told.clear();
        ChildProcess.run(
                        new JavaCommand(
                                plain.name(),
                                plain.mainClass(),
                                plain.jvmOptions(),
                                plain.arguments(),
                                plain.logs(),
                                Set.of(inherited)),
                        told::add)
                .awaitExit(Duration.ofSeconds(20));
        assertThat(told).isNotEmpty().doesNotContain(inherited);
    }

    private JavaCommand command(Class<?> main) {
        return new JavaCommand("child", main.getName(), List.of("-Xmx32m", "-XX:+UseSerialGC"), List.of(), logs);
    }

    /** Says that it serves, and waits for its parent's end. */
    static final class Serves {
        public static void main(String[] arguments) throws InterruptedException {
            ParentLifeline.exitWhenParentIsGone();
            System.out.println("READY http://127.0.0.1:1");
            System.out.flush();
            Thread.currentThread().join();
        }
    }

    /** Ends at once with a reason. */
    static final class Refuses {
        public static void main(String[] arguments) throws IOException {
            System.err.println("port 80 is taken");
            System.exit(69);
        }
    }

    /** Runs without a word, deaf to its parent. */
    static final class StaysSilent {
        public static void main(String[] arguments) throws InterruptedException {
            Thread.currentThread().join();
        }
    }

    /** Hands on what its child tells. */
    static final class StartsAChild {
        public static void main(String[] arguments) throws Exception {
            JavaCommand command = new JavaCommand(
                    "child",
                    TellsItsEnvironment.class.getName(),
                    List.of("-Xmx32m", "-XX:+UseSerialGC"),
                    List.of(),
                    Path.of(arguments[0]));
            ChildProcess child = ChildProcess.run(command, System.out::println);
            System.exit(child.awaitExit(Duration.ofSeconds(20)).orElse(1));
        }
    }

    /** Tells the names of its environment's variables. */
    static final class TellsItsEnvironment {
        public static void main(String[] arguments) {
            System.getenv().keySet().forEach(System.out::println);
        }
    }
}
