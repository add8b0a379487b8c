package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.process.ParentLifeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoreMainTest {
    @Test
    void says_ready_and_nothing_else_and_ends_with_its_parent() throws Exception {
        Process store = start();
        try (BufferedReader out = store.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).matches("READY http://127\\.0\\.0\\.1:\\d+");
            store.getOutputStream().close();
            assertThat(out.readLine()).isNull();
        }
        assertThat(store.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(store.exitValue()).isZero();
    }

    @Test
    void a_taken_port_is_one_line_and_exit_code_69() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process store = start("--port", Integer.toString(taken.getLocalPort()));
            assertThat(store.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(store.exitValue()).isEqualTo(69);
            assertThat(store.errorReader(StandardCharsets.UTF_8).lines())
                    .containsExactly("port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void resilience_that_makes_no_sense_is_told_and_exit_code_64() throws Exception {
        Process store = start("--resilience", "ridethru");
        assertThat(store.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(store.exitValue()).isEqualTo(64);
        assertThat(store.errorReader(StandardCharsets.UTF_8).lines())
                .containsExactly("there is neither a preset nor a file `ridethru`, did you mean `ridethrough`?");
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-D" + ParentLifeline.PROPERTY + "=" + ParentLifeline.STDIN,
                "-cp",
                System.getProperty("java.class.path"),
                StoreMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
