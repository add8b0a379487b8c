package io.ridethrough.stubs.store.inference;

import io.ridethrough.stubs.store.tenancy.Client;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cases that wait for a person, in the sequence in which they came. Nothing takes them out: whoever works on them is
 * outside the shop. When it is full, further cases are left to the rules and counted. Thread-safe.
 */
public final class ReviewQueue implements FallbackSource {
    /** What is noted on an order that waits. */
    public static final String ORDER_WAITS = "An adviser will look at this order and write to you.";

    private final int capacity;
    private final Clock clock;
    private final List<Case> cases = new ArrayList<>();
    private long refused;

    /** @param capacity cases at most */
    public ReviewQueue(int capacity, Clock clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    /**
     * One case. It has no prompt, which can hold personal data: a reviewer finds the client's order or account by what
     * is here.
     *
     * @param number from 1
     */
    public record Case(int number, Instant at, InferencePoint point, Client client, FallbackReason reason) {}

    @Override
    public synchronized InferenceAnswer.Fallback instead(Question question, InferenceAnswer.Fallback missing) {
        Optional<String> words = words(question.point());
        if (words.isEmpty()) {
            return missing;
        }
        if (cases.size() >= capacity) {
            refused++;
            return missing;
        }
        cases.add(new Case(cases.size() + 1, clock.instant(), question.point(), question.client(), missing.reason()));
        return new InferenceAnswer.Fallback(missing.reason(), FallbackKind.QUEUE, words, missing.rules());
    }

    /** Empty for a point that nobody would wait for. */
    private static Optional<String> words(InferencePoint point) {
        return switch (point) {
            case ADVICE -> Optional.of(ORDER_WAITS);
            case IDENTITY -> Optional.of("REFER");
            case SUMMARY -> Optional.of("An adviser will send you a summary of your holdings.");
            case RECOMMENDATIONS -> Optional.empty();
        };
    }

    /** Cases at most. */
    public int capacity() {
        return capacity;
    }

    /** Cases that found the queue full. */
    public synchronized long refused() {
        return refused;
    }

    /** All cases, oldest first. */
    public synchronized List<Case> cases() {
        return List.copyOf(cases);
    }
}
