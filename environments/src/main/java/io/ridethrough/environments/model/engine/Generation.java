package io.ridethrough.environments.model.engine;

import java.util.function.Consumer;

/** A request that the engine has taken on: waiting for a slot, running in one, or over. */
public final class Generation {
    private final GenerationRequest request;
    private final GenerationListener listener;
    private final Sampler sampler;
    private final Consumer<Generation> onCancel;
    private volatile boolean cancelled;

    // The rest belongs to the engine's thread, from the moment the generation has its slot.
    private int slot;
    private int fed;
    private int produced;
    private int lastToken;
    private int logitRow = Batch.NO_LOGITS;

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
        return fed < request.prompt().size();
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
        lastToken = sampler.pick(logits, logitRow * vocabularySize, vocabularySize);
        logitRow = Batch.NO_LOGITS;
        return lastToken;
    }

    /** Counts one token as produced and tells whether it was the last that the request allows. */
    boolean countToken() {
        return ++produced == request.maxTokens();
    }

    int promptTokens() {
        return request.prompt().size();
    }
}
