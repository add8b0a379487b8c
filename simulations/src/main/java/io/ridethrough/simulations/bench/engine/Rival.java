package io.ridethrough.simulations.bench.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ridethrough.simulations.bench.SearchPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another load generator, where it is on this machine: measured against the same server, with as many connections. */
enum Rival {
    WRK("wrk") {
        @Override
        List<String> arguments(EnginePlan plan, URI url, Path folder) {
            int threads = Math.min(plan.users(), Runtime.getRuntime().availableProcessors());
            return List.of(
                    "-t" + threads, "-c" + plan.users(), "-d" + plan.lasts().toSeconds() + "s", url + "/browse");
        }
    },
    K6("k6") {
        @Override
        List<String> arguments(EnginePlan plan, URI url, Path folder) throws IOException {
            Path script = Files.writeString(folder.resolve("engine.js"), """
                    import http from 'k6/http';
                    import { check } from 'k6';
                    export default function () {
                      check(http.get('%s/browse'), { 'is whole': (answer) => answer.status === 200 && answer.json('data.id') });
                    }
                    """.formatted(url), UTF_8);
            return List.of(
                    "run",
                    "--quiet",
                    "--no-usage-report",
                    "--vus",
                    Integer.toString(plan.users()),
                    "--duration",
                    plan.lasts().toSeconds() + "s",
                    script.toString());
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String program;

    Rival(String program) {
        this.program = program;
    }

    String program() {
        return program;
    }

    /**
     * What to start it with.
     *
     * @param folder for what it needs
     */
    abstract List<String> arguments(EnginePlan plan, URI url, Path folder) throws IOException;

    /** Where it is, if it is on this machine. */
    Optional<Path> found(SearchPath path) {
        return path.first(List.of(program));
    }

    /**
     * Measures it.
     *
     * @throws IOException when it cannot be started, or makes no load
     */
    Rate measure(Path file, EnginePlan plan, CountedServer server, Path folder)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments(plan, server.url(), folder));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".txt").toFile())
                .start();
        try {
            Rate rate = Window.over(plan, server, process.pid());
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return rate;
        } finally {
            process.destroyForcibly();
        }
    }
}
