package io.ridethrough.environments.model;

import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.engine.EngineCounts;
import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.server.ModelServer;
import io.ridethrough.environments.model.server.ModelVersions;
import io.ridethrough.environments.model.server.ServedModel;
import io.ridethrough.environments.model.server.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A running model: the versions of its weights, an engine for each, and the server before them. Closing it cancels what
 * runs and frees the port.
 */
public final class ReferenceModel implements AutoCloseable {
    private final List<Engine> engines;
    private final ModelServer server;

    private ReferenceModel(List<Engine> engines, ModelServer server) {
        this.engines = engines;
        this.server = server;
    }

    /**
     * Serves one version.
     *
     * @param port 0 for any free one
     * @throws IOException as {@link #start(ModelSettings)} does
     */
    public static ReferenceModel start(WeightsFile file, EngineSettings settings, int port) throws IOException {
        return start(ModelSettings.of(file).withEngine(settings).withServer(ServerSettings.on(port)));
    }

    /**
     * Loads the weights, warms the code up, and serves on loopback.
     *
     * @throws MalformedGgufException when weights are broken
     * @throws IOException when the port can't be had
     * @throws IllegalArgumentException when the settings need more memory than allowed, or names do not go together
     */
    public static ReferenceModel start(ModelSettings settings) throws IOException {
        List<LoadedVersion> loaded = new ArrayList<>();
        loaded.add(LoadedVersion.of(settings.weights(), settings.engine()));
        for (WeightsFile standby : settings.standby()) {
            loaded.add(LoadedVersion.of(standby, settings.engine()));
        }
        List<ServedModel> models = loaded.stream().map(LoadedVersion::model).toList();
        ModelVersions versions = new ModelVersions(models, settings.aliases());
        // All versions run the same code, so that warming one up is enough.
        loaded.get(0).warmUp().run();
        List<Engine> engines = models.stream().map(ServedModel::engine).toList();
        engines.forEach(Engine::start);
        try {
            return new ReferenceModel(engines, ModelServer.start(versions, settings.server(), Clock.systemUTC()));
        } catch (IOException e) {
            engines.forEach(Engine::close);
            throw e;
        }
    }

    /** The base address, such as {@code http://127.0.0.1:8080}. */
    public URI address() {
        return server.address();
    }

    /** The numbers of all versions together. */
    public EngineCounts counts() {
        return engines.stream().map(Engine::counts).reduce(EngineCounts::plus).orElseThrow();
    }

    /** Waits until the server is closed. */
    public void awaitClose() throws InterruptedException {
        server.awaitClose();
    }

    @Override
    public void close() {
        engines.forEach(Engine::close);
        server.close();
    }
}
