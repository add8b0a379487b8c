package io.ridethrough.environments.model;

import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.engine.FinishReason;
import io.ridethrough.environments.model.engine.GenerationListener;
import io.ridethrough.environments.model.engine.GenerationRequest;
import io.ridethrough.environments.model.engine.LlamaWeights;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import io.ridethrough.environments.model.tokenizer.ChatMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets the JIT compile the engine before anyone measures it. Runs in an engine of its own, so that the served one's
 * counts start at zero, and for a bounded time.
 */
record WarmUp(LlamaWeights weights, BytePairTokenizer tokenizer, ChatFormat format) {
    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final int ROUNDS = 40;
    private static final int TOKENS = 8;
    private static final String PROMPT = "Client profile: country DE, risk class balanced, horizon 10 years.";

    /** Returns when the rounds are done or the time is up. */
    void run() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (Engine engine = new Engine(weights, tokenizer.endToken(), new EngineSettings(1, 0, 64, Duration.ZERO))) {
            engine.start();
            for (int round = 0; round < ROUNDS && System.nanoTime() < deadline; round++) {
                generate(engine, deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void generate(Engine engine, long deadline) throws InterruptedException {
        List<Integer> prompt = format.prompt(List.of(new ChatMessage("user", PROMPT)));
        if (prompt.size() + TOKENS > engine.contextLength()) {
            return;
        }
        CountDownLatch over = new CountDownLatch(1);
        engine.submit(new GenerationRequest(prompt, TOKENS, 0, 0), new GenerationListener() {
            @Override
            public void onToken(int token) {}

            @Override
            public void onEnd(FinishReason reason) {
                over.countDown();
            }
        });
        over.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
