package io.ridethrough.simulations.cli;

import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.simulations.kills.KillResult;
import io.ridethrough.simulations.kills.KillSettings;
import io.ridethrough.simulations.kills.Kills;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a killed runner's faults end with their leases. */
@Command(
        name = "leases",
        mixinStandardHelpOptions = true,
        description = "Kill runners (kill -9) while they break a fault proxy, and look for faults that outlive their"
                + " lease. Exit code 1 when there was one.")
public final class BenchLeasesCommand implements Callable<Integer> {
    private static final Duration PROXY_PATIENCE = Duration.ofSeconds(30);
    private static final int PROGRESS_EVERY = 10;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kills", defaultValue = "100", description = "How many (${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--at-once", defaultValue = "10", description = "Runners at one time (${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(
            names = "--lease",
            paramLabel = "MILLIS",
            defaultValue = "10000",
            description = "What runners ask for each fault (${DEFAULT-VALUE}).")
    private long leaseMillis;

    @Option(
            names = "--grace",
            paramLabel = "MILLIS",
            defaultValue = "250",
            description = "How long after its lease a fault may be seen (${DEFAULT-VALUE}).")
    private long graceMillis;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Decides faults and moments.")
    private long seed;

    @Override
    public Integer call() throws Exception {
        KillSettings settings = settings();
        PrintWriter out = spec.commandLine().getOut();
        ScratchFolder scratch = ScratchFolder.make("ridethrough-kills");
        Path folder = scratch.path();
        ChildProcess.Serving proxy = ChildProcess.serve(
                new JavaCommand(
                        "proxy",
                        Main.class.getName(),
                        List.of("-Xmx128m", "-XX:+UseSerialGC"),
                        List.of("proxy", "--port", "0"),
                        folder),
                PROXY_PATIENCE);
        try (ChildProcess ignored = proxy.process()) {
            AtomicInteger done = new AtomicInteger();
            List<KillResult> results = new Kills(settings, proxy.address(), folder).run(result -> {
                int now = done.incrementAndGet();
                if (now % PROGRESS_EVERY == 0 && now < kills) {
                    out.println(now + " killed");
                    out.flush();
                }
            });
            ExitCode code = tell(results, out);
            if (code == ExitCode.PASS) {
                scratch.close();
            } else {
                out.println("journals and logs are in " + folder);
            }
            return code.status();
        }
    }

    private KillSettings settings() {
        try {
            return new KillSettings(
                    kills, atOnce, Duration.ofMillis(leaseMillis), Duration.ofMillis(graceMillis), seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ExitCode tell(List<KillResult> results, PrintWriter out) {
        List<KillResult> dirty =
                results.stream().filter(result -> !result.left().isEmpty()).toList();
        dirty.forEach(result -> out.println("killed " + result.moment() + ", left: " + result.left()));
        List<Duration> untilFree = results.stream()
                .map(KillResult::untilFree)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        long withFaults =
                results.stream().filter(result -> result.inPlace() > 0).count();
        out.printf(
                "%d of %d killed runners left no fault after lease (%d ms) and %d ms; %d died with faults in place%n",
                results.size() - dirty.size(), results.size(), leaseMillis, graceMillis, withFaults);
        if (!untilFree.isEmpty()) {
            out.printf(
                    "from the kill until free: p50 %d ms, max %d ms%n",
                    untilFree.get(untilFree.size() / 2).toMillis(),
                    untilFree.get(untilFree.size() - 1).toMillis());
        }
        out.flush();
        return dirty.isEmpty() ? ExitCode.PASS : ExitCode.FAIL;
    }
}
