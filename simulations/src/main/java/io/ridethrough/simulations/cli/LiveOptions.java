package io.ridethrough.simulations.cli;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.simulations.live.LivePage;
import io.ridethrough.simulations.live.ServedView;
import io.ridethrough.simulations.terminal.RunView;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whether and where a page shows a run while it goes on. */
final class LiveOptions {
    private static final int LARGEST_PORT = 65_535;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--live",
            description =
                    "Serve the report's plots while the run goes on, to this machine alone; the address is shown.")
    private boolean isLive;

    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--live-port",
            paramLabel = "PORT",
            description = "Serve them there; implies --live. Any port that is free unless set.")
    void setPort(int wanted) {
        if (wanted < 1 || wanted > LARGEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--live-port is a number from 1 to " + LARGEST_PORT + ", not " + wanted);
        }
        port = Optional.of(wanted);
    }

    boolean isWanted() {
        return isLive || port.isPresent();
    }

    /** The view, with a page beside it if one is wanted. */
    RunView beside(RunView view) throws EnvironmentUnavailableException {
        if (!isWanted()) {
            return view;
        }
        try {
            return new ServedView(view, LivePage.open(port.orElse(0)));
        } catch (IOException taken) {
            view.close();
            throw new EnvironmentUnavailableException(String.valueOf(taken.getMessage()), taken);
        }
    }
}
