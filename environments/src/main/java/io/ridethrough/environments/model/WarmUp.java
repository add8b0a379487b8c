package io.ridethrough.environments.model;

import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.engine.LlamaWeights;
import io.ridethrough.environments.model.server.ModelServer;
import io.ridethrough.environments.model.server.ModelVersions;
import io.ridethrough.environments.model.server.ServedModel;
import io.ridethrough.environments.model.server.ServerSettings;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Has the whole path loaded and compiled before anyone measures it. Real requests over a real socket, to an engine and a
 * server of its own, so that the served one's counts start at zero; for a bounded time.
 */
record WarmUp(LlamaWeights weights, BytePairTokenizer tokenizer, ChatFormat format) {
    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final int ROUNDS = 30;
    private static final String BODY = "{\"messages\": [{\"role\": \"user\", \"content\": \"Client profile: country DE,"
            + " risk class balanced, horizon 10 years.\"}], \"max_tokens\": 8, \"stream\": %s}";
    private static final EngineSettings SETTINGS = new EngineSettings(1, 0, 64, Duration.ZERO);

    /**
     * Returns when the rounds are done or the time is up; with a model too slow for that, after part of one round.
     *
     * @throws IOException when no socket can be had
     */
    void run() throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (Engine engine = new Engine(weights, tokenizer.endToken(), SETTINGS)) {
            engine.start();
            ServedModel model = new ServedModel("warm-up", "none", tokenizer, format, engine);
            try (ModelServer server = ModelServer.start(
                    new ModelVersions(List.of(model), Map.of()), ServerSettings.on(0), Clock.systemUTC())) {
                for (int round = 0; round < ROUNDS; round++) {
                    long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
                    if (leftMillis <= 0 || !answers(server.address(), round % 2 == 0, (int) leftMillis)) {
                        return;
                    }
                }
            }
        }
    }

    /** Whether an answer came in time. */
    private static boolean answers(URI address, boolean isStreamed, int limitMillis) throws IOException {
        byte[] body = BODY.formatted(isStreamed).getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), limitMillis);
            socket.setSoTimeout(limitMillis);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
