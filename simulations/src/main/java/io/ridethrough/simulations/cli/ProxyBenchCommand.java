package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.faults.bench.Contender;
import io.ridethrough.faults.bench.Course;
import io.ridethrough.faults.bench.ProxyBench;
import io.ridethrough.faults.bench.ProxyBench.Part;
import io.ridethrough.faults.bench.Report;
import io.ridethrough.faults.bench.ReportJson;
import io.ridethrough.faults.bench.ReportText;
import io.ridethrough.simulations.bench.EchoMain;
import io.ridethrough.simulations.bench.OriginalProxy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the fault proxy costs and how exact it is, beside Toxiproxy's own server where there is one. */
@Command(
        name = "proxy",
        mixinStandardHelpOptions = true,
        description =
                "Measure the fault proxy, in a process of its own as `./ridethrough proxy` would be, and print a"
                        + " table of figures with the bar that each is to meet. Takes some minutes; a missed bar does not change the exit code.")
public final class ProxyBenchCommand implements Callable<Integer> {
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--against",
            paramLabel = "SERVER",
            description = "Toxiproxy's own server, such as one on the PATH, to measure beside ours, turn by turn.")
    private Optional<Path> against = Optional.empty();

    @Option(names = "--quick", description = "Measure everything too shortly to quote it.")
    private boolean isQuick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Measure these parts alone: ${COMPLETION-CANDIDATES}.")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--json", description = "Print JSON.")
    private boolean isJson;

    @Override
    public Integer call() throws EnvironmentUnavailableException, IOException, InterruptedException {
        try (ScratchFolder logs = ScratchFolder.make("ridethrough-bench")) {
            return measured(logs.path()).status();
        }
    }

    private ExitCode measured(Path logs) throws EnvironmentUnavailableException, IOException, InterruptedException {
        List<AutoCloseable> processes = new ArrayList<>();
        try {
            ChildProcess.Serving ours = serve(processes, "proxy", Main.class, List.of("proxy", "--port", "0"), logs);
            ChildProcess.Serving echo = serve(processes, "echo", EchoMain.class, List.of(), logs);
            List<Contender> contenders = new ArrayList<>();
            contenders.add(
                    new Contender("ridethrough", ours.address(), ours.process().pid()));
            if (against.isPresent()) {
                OriginalProxy original = OriginalProxy.start(against.get());
                processes.add(original);
                contenders.add(new Contender("toxiproxy", original.api(), original.pid()));
            }
            InetSocketAddress distantEcho =
                    new InetSocketAddress("127.0.0.1", echo.address().getPort());
            Course course = isQuick ? Course.quick(contenders, distantEcho) : Course.full(contenders, distantEcho);
            Report report = ProxyBench.run(course, parts, this::tell);
            print(report);
            // A missed bar is a figure, not a verdict.
            return report.failures().isEmpty() ? ExitCode.PASS : ExitCode.UNAVAILABLE;
        } finally {
            close(processes);
        }
    }

    private static ChildProcess.Serving serve(
            List<AutoCloseable> processes, String name, Class<?> main, List<String> arguments, Path logs)
            throws EnvironmentUnavailableException {
        // What the launcher has given this virtual machine, it would give theirs.
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        ChildProcess.Serving serving =
                ChildProcess.serve(new JavaCommand(name, main.getName(), options, arguments, logs), START_PATIENCE);
        processes.add(serving.process());
        return serving;
    }

    private void tell(String what) {
        spec.commandLine().getErr().println("measuring " + what);
        spec.commandLine().getErr().flush();
    }

    private void print(Report report) {
        spec.commandLine().getOut().println(isJson ? ReportJson.of(report) : ReportText.of(report));
        spec.commandLine().getOut().flush();
    }

    private static void close(List<AutoCloseable> processes) throws IOException {
        for (AutoCloseable process : processes) {
            try {
                process.close();
            } catch (Exception e) {
                throw new IOException("a measured process failed to close", e);
            }
        }
    }
}
