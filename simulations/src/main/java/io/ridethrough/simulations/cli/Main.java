package io.ridethrough.simulations.cli;

import io.ridethrough.stubs.partners.PaymentMain;
import io.ridethrough.stubs.store.StoreMain;
import java.net.HttpURLConnection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ridethrough}: the command line's entry point, and the only place that ends the virtual machine. */
@Command(
        name = "ridethrough",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "When inference browns out, do checkout and onboarding ride through?",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            CheckCommand.class,
            JudgeCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            HealCommand.class,
            CleanCommand.class,
            DoctorCommand.class,
            BaselineCommand.class,
            CompareCommand.class,
            TrendCommand.class,
            CapacityCommand.class,
            ProveCommand.class,
            StoreMain.class,
            ModelCommand.class,
            ProxyCommand.class,
            PaymentMain.class,
            BenchCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PASS, or done",
            "1:FAIL: a claim does not hold",
            "2:INCONCLUSIVE: the run cannot tell",
            "64:bad usage or input file",
            "69:the environment is unavailable",
            "70:internal error, or the run folder cannot be written",
            "77:a target is not allowed",
            "130:interrupted; every fault is healed"
        },
        footerHeading = "%nFirst steps:%n",
        footer = {"  ./ridethrough list", "  ./ridethrough run checkout-brownout"})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private final ProjectHome home;

    private Main(ProjectHome home) {
        this.home = home;
    }

    public static void main(String[] arguments) {
        // toxiproxy-java calls as the JDK is set up: an API that may be called must not send us to what may not.
        HttpURLConnection.setFollowRedirects(false);
        System.exit(execute(arguments));
    }

    private static int execute(String[] arguments) {
        try {
            return commandLine(ProjectHome.current()).execute(arguments);
        } catch (Throwable broken) {
            // The virtual machine would leave with 1, which means FAIL.
            System.err.println("ridethrough: internal error: " + broken);
            return ExitCode.INTERNAL.status();
        }
    }

    /** The whole command line, ready to execute on a project's folders. */
    static CommandLine commandLine(ProjectHome home) {
        return new CommandLine(new Main(home))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::execution);
    }

    ProjectHome home() {
        return home;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
    }
}
