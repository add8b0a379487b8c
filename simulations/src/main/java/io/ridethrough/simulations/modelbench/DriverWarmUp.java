package io.ridethrough.simulations.modelbench;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.EndpointSettings;
import io.ridethrough.environments.inference.NettyChatEndpoint;
import io.ridethrough.results.inference.Objective;
import io.ridethrough.stubs.chat.ChatScript;
import io.ridethrough.stubs.chat.ScriptedChatServer;
import io.ridethrough.stubs.chat.SeenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Has the driver's own code compiled before it measures anybody: what a request passes while the JVM still interprets it
 * would be counted as the endpoint's time, some milliseconds of it. Asks a scripted server of its own on loopback, and nobody
 * else.
 */
public final class DriverWarmUp {
    private static final double PER_SECOND = 800;
    private static final Duration LENGTH = Duration.ofMillis(2500);
    private static final int TOKENS = 4;

    private DriverWarmUp() {}

    /** Takes two and a half seconds. */
    public static void run() throws InterruptedException {
        BenchSettings settings = new BenchSettings(
                List.of(PER_SECOND),
                Arrivals.POISSON,
                Duration.ZERO,
                LENGTH,
                new Objective(Map.of()),
                new Prompts("one", List.of("-")),
                TOKENS,
                1,
                512,
                1);
        try (ScriptedChatServer server = ScriptedChatServer.start(DriverWarmUp::script);
                ChatEndpoint endpoint = NettyChatEndpoint.connect(EndpointSettings.at(server.address()))) {
            new StepRun(endpoint, settings).open(PER_SECOND);
        }
    }

    private static ChatScript script(SeenRequest request) {
        var writer = ChatScript.write().head();
        for (int token = 0; token < TOKENS; token++) {
            writer.after(Duration.ofMillis(1)).text("t ");
        }
        return writer.finish("stop").usage(TOKENS).done().end();
    }
}
