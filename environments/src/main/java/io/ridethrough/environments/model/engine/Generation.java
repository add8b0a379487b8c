package io.ridethrough.environments.model.engine;

import java.util.Optional;
import java.util.function.Consumer;

/** A request that the engine has taken on: waiting for a slot, running in one, or over. */
public final class Generation {
    private final GenerationRequest request;
    private final GenerationListener listener;
    private final Sampler sampler;
    private final Consumer<Generation> onCancel;
    private final long submittedNanos = System.nanoTime();
    private volatile boolean cancelled;

    // The rest belongs to the engine's thread, from the moment the generation has its slot.
    private int slot;
    private int fed;
    private int produced;
    private int lastToken;
    private int logitRow = Batch.NO_LOGITS;
    private Optional<TokenOdds> odds = Optional.empty();
    private long lastTokenNanos;

    Generation(GenerationRequest request, GenerationListener listener, Consumer<Generation> onCancel) {
        this.request = request;
        this.listener = listener;
        this.onCancel = onCancel;
        this.sampler = new Sampler(request.temperature(), request.seed());
    }

    /** Asks for an end; the slot is free within one engine step. Without effect on what is over. */
    public void cancel() {
        cancelled = true;
        onCancel.accept(this);
    }

    boolean isCancelled() {
        return cancelled;
    }

    GenerationListener listener() {
        return listener;
    }

    int slot() {
        return slot;
    }

    void seat(int freeSlot) {
        slot = freeSlot;
    }

    boolean isPrefilling() {
        return promptTokensLeft() > 0;
    }

    /** Not fed yet. */
    int promptTokensLeft() {
        return Math.max(0, request.prompt().size() - fed);
    }

    /** Feeds the token produced last. */
    void addNext(Batch batch) {
        logitRow = batch.add(lastToken, slot, fed++, true);
    }

    /** Feeds the prompt's next tokens, {@code limit} at most, and returns how many. Only the last one asks for logits. */
    int addPrompt(Batch batch, int limit) {
        int last = Math.min(request.prompt().size(), fed + limit);
        int count = last - fed;
        while (fed < last) {
            boolean isPromptEnd = fed + 1 == request.prompt().size();
            logitRow = batch.add(request.prompt().get(fed), slot, fed, isPromptEnd);
            fed++;
        }
        return count;
    }

    /** Whether the batch just run produced logits for this generation. */
    boolean hasLogits() {
        return logitRow != Batch.NO_LOGITS;
    }

    int pick(float[] logits, int vocabularySize) {
        int from = logitRow * vocabularySize;
        lastToken = sampler.pick(logits, from, vocabularySize);
        odds = request.topLogprobs().isPresent()
                ? Optional.of(TokenOdds.of(
                        logits,
                        from,
                        vocabularySize,
                        lastToken,
                        request.topLogprobs().getAsInt()))
                : Optional.empty();
        logitRow = Batch.NO_LOGITS;
        return lastToken;
    }

    /** Hands the token picked last to the listener, and tells whether the answer ends with it. */
    Optional<FinishReason> tell() {
        if (odds.isPresent()) {
            listener.onToken(lastToken, odds.get());
        } else {
            listener.onToken(lastToken);
        }
        produced++;
        if (listener.hasEnough()) {
            return Optional.of(FinishReason.STOP);
        }
        return produced == request.maxTokens() ? Optional.of(FinishReason.LENGTH) : Optional.empty();
    }

    /** Counts the time to this token, which is the first or a later one. */
    void clock(long nowNanos, Tally tally) {
        if (produced == 0) {
            tally.firstToken.add(nowNanos - submittedNanos);
        } else {
            tally.interToken.add(nowNanos - lastTokenNanos);
        }
        lastTokenNanos = nowNanos;
    }

    long submittedNanos() {
        return submittedNanos;
    }

    int promptTokens() {
        return request.prompt().size();
    }
}
