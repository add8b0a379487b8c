package io.ridethrough.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.toxiproxy.FaultJournal;
import io.ridethrough.faults.toxiproxy.InjectorSettings;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealCommandTest {
    @TempDir
    private Path runs;

    private FaultProxyServer server;

    @BeforeEach
    void start() {
        server = FaultProxyServer.start(FaultProxySettings.defaults());
        server.createProxy("inference", "127.0.0.1:9", 0, Optional.empty());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void says_so_when_nothing_was_left() {
        CommandLineRun run = heal();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines("nothing was left");
    }

    @Test
    void removes_what_a_killed_run_left_and_then_finds_nothing() throws IOException {
        leave();

        CommandLineRun run = heal();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("removed      ridethrough-latency-")
                .contains(" on inference at " + server.apiUrl());
        assertThat(server.counters("inference").touched()).isEmpty();
        assertThat(heal().out()).contains("nothing was left");
    }

    @Test
    void a_run_heals_what_killed_runs_left_before_it_starts() throws IOException {
        leave();
        StringWriter told = new StringWriter();

        Leftovers.heal(runs, new PrintWriter(told, true));
        assertThat(told.toString()).isEqualToIgnoringNewLines("ridethrough: healed 1 fault of killed runs");
        assertThat(server.counters("inference").touched()).isEmpty();

        Leftovers.heal(runs, new PrintWriter(told, true));
        Leftovers.heal(runs.resolve("nowhere"), new PrintWriter(told, true));
        assertThat(told.toString()).as("nothing more").hasLineCount(1);
    }

    @Test
    void json_has_every_outcome_and_how_many_are_left() throws IOException {
        leave();

        CommandLineRun run = heal("--json");

        assertThat(run.out()).startsWith("{\"left\":0,\"faults\":[{\"api\":\"").contains("\"outcome\":\"removed\"");
        assertThat(run.out()).as("whether there is a Docker engine or not").contains("\"containers\":[");
    }

    @Test
    void frees_an_api_that_is_named() throws IOException {
        leave();

        assertThat(heal("--api", server.apiUrl().toString()).out()).contains("removed");
        assertThat(server.counters("inference").touched()).isEmpty();
        leave();
        assertThat(heal("--api", server.apiUrl().toString(), "--all").exitCode())
                .isZero();
        assertThat(server.counters("inference").touched()).isEmpty();
    }

    @Test
    void a_server_that_is_not_there_although_named_may_hold_faults() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        CommandLineRun run = heal("--api", "http://127.0.0.1:" + port);

        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.out()).contains("FAILED", "nothing answers there");
    }

    @Test
    void another_machine_is_not_touched() {
        CommandLineRun run = heal("--api", "http://192.0.2.1:8474");

        assertThat(run.exitCode()).isEqualTo(77);
        assertThat(run.out()).contains("not allowed");
    }

    @Test
    void senseless_arguments_are_bad_usage() {
        assertThat(heal("--all").exitCode()).isEqualTo(64);
        for (String url : new String[] {
            "127.0.0.1:8474", "https://127.0.0.1:8474", "http://127.0.0.1", "http://x:1/y", "http://u:p@x:1"
        }) {
            assertThat(heal("--api", url).exitCode()).as(url).isEqualTo(64);
        }
    }

    private CommandLineRun heal(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "heal";
        all[1] = "--runs";
        all[2] = runs.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandLineRun.of(all);
    }

    /** What a run leaves that is killed: a fault, and a journal that nobody holds. */
    private void leave() throws IOException {
        Path run = Files.createDirectories(runs.resolve("20260101-000000-killed"));
        try (FaultJournal journal = FaultJournal.open(run.resolve("faults.ndjson"), Clock.systemUTC())) {
            ToxiproxyInjector.connect(
                            server.apiUrl(),
                            InjectorSettings.defaults()
                                    .withLease(Duration.ofHours(1))
                                    .withJournal(journal))
                    .inject("inference", new NetworkFault.Latency(Duration.ofMillis(1)));
        }
    }
}
