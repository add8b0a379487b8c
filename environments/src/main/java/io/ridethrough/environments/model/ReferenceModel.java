package io.ridethrough.environments.model;

import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.engine.EngineCounts;
import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.engine.LlamaWeights;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufReader;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.server.ModelServer;
import io.ridethrough.environments.model.server.ServedModel;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/** A running model: weights, engine and server in one. Closing it cancels what runs and frees the port. */
public final class ReferenceModel implements AutoCloseable {
    private final Engine engine;
    private final ModelServer server;

    private ReferenceModel(Engine engine, ModelServer server) {
        this.engine = engine;
        this.server = server;
    }

    /**
     * Loads the weights, warms the code up, and serves on loopback.
     *
     * @param port 0 for any free one
     * @throws MalformedGgufException when the weights are broken
     * @throws IOException when the port can't be had
     * @throws IllegalArgumentException when the settings need more memory than allowed
     */
    public static ReferenceModel start(WeightsFile file, EngineSettings settings, int port) throws IOException {
        Gguf gguf = GgufReader.read(file.bytes());
        BytePairTokenizer tokenizer = BytePairTokenizer.from(gguf);
        ChatFormat format = new ChatFormat(tokenizer);
        LlamaWeights weights = LlamaWeights.from(gguf);
        Engine engine = new Engine(weights, tokenizer.endToken(), settings);
        ServedModel model = new ServedModel(gguf.text("general.name"), file.fingerprint(), tokenizer, format, engine);
        new WarmUp(weights, tokenizer, format).run();
        engine.start();
        try {
            return new ReferenceModel(engine, ModelServer.start(model, port, Clock.systemUTC()));
        } catch (IOException e) {
            engine.close();
            throw e;
        }
    }

    /** The base address, such as {@code http://127.0.0.1:8080}. */
    public URI address() {
        return server.address();
    }

    public EngineCounts counts() {
        return engine.counts();
    }

    /** Waits until the server is closed. */
    public void awaitClose() throws InterruptedException {
        server.awaitClose();
    }

    @Override
    public void close() {
        engine.close();
        server.close();
    }
}
