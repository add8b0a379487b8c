package io.ridethrough.simulations.modelbench;

import io.ridethrough.environments.inference.ChatEndpoint;
import io.ridethrough.environments.inference.ChatQuestion;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks, counts what is under way, and keeps what became of each. Holds one observation a request. */
final class UnderWay {
    private final ChatEndpoint endpoint;
    private final Prompts prompts;
    private final int maxTokens;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final ConcurrentLinkedQueue<Observation> observations = new ConcurrentLinkedQueue<>();

    UnderWay(ChatEndpoint endpoint, Prompts prompts, int maxTokens) {
        this.endpoint = endpoint;
        this.prompts = prompts;
        this.maxTokens = maxTokens;
    }

    /** @return completes when the answer's observation is kept */
    CompletableFuture<Observation> ask(long intendedNanos) {
        String prompt = prompts.at(asked.getAndIncrement());
        int now = open.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        long askedNanos = System.nanoTime();
        return endpoint.ask(ChatQuestion.greedy(prompt, maxTokens)).thenApply(outcome -> {
            open.decrementAndGet();
            Observation observation = new Observation(intendedNanos, askedNanos, outcome);
            observations.add(observation);
            return observation;
        });
    }

    int open() {
        return open.get();
    }

    int most() {
        return most.get();
    }

    /** Those that have ended so far. */
    List<Observation> observations() {
        return List.copyOf(observations);
    }
}
