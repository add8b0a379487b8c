package io.ridethrough.simulations.drift;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A model that can be asked; closing it ends the process, if one was started for it. */
public final class AskedModel implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String asked;
    private final ChatEndpoint endpoint;
    private final Ending process;

    /** Ends what was started for the model. */
    @FunctionalInterface
    private interface Ending {
        void close();
    }

    private AskedModel(String asked, ChatEndpoint endpoint, Ending process) {
        this.asked = asked;
        this.endpoint = endpoint;
        this.process = process;
    }

    /**
     * Starts the model if need be, on a free port of loopback, and makes ready to ask it.
     *
     * @param name of the process and of its log
     * @param logs the folder of its log
     * @throws EnvironmentUnavailableException when it doesn't start or the address makes no sense
     */
    public static AskedModel open(ModelSource source, String name, Path logs) throws EnvironmentUnavailableException {
        if (source instanceof ModelSource.Deployed deployed) {
            return new AskedModel(deployed.asked(), connect(deployed.asked(), deployed.settings()), () -> {});
        }
        ChildProcess.Serving serving = ChildProcess.serve(
                new JavaCommand(
                        name,
                        ModelMain.class.getName(),
                        List.of("-Xmx128m", "-XX:+UseSerialGC"),
                        List.of("--weights", source.asked()),
                        logs),
                PATIENCE);
        try {
            return new AskedModel(
                    source.asked(),
                    connect(source.asked(), EndpointSettings.at(serving.address())),
                    serving.process()::close);
        } catch (EnvironmentUnavailableException e) {
            serving.process().close();
            throw e;
        }
    }

    private static ChatEndpoint connect(String asked, EndpointSettings settings)
            throws EnvironmentUnavailableException {
        try {
            return NettyChatEndpoint.connect(settings);
        } catch (IllegalArgumentException e) {
            throw new EnvironmentUnavailableException(asked + " can't be asked: " + e.getMessage(), e);
        }
    }

    public String asked() {
        return asked;
    }

    public ChatEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        endpoint.close();
        process.close();
    }
}
