package io.ridethrough.environments.model.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Keeps what a listener hears. */
class RecordedGeneration implements GenerationListener {
    private static final long LIMIT_SECONDS = 10;

    private final List<Integer> tokens = new CopyOnWriteArrayList<>();
    private final CompletableFuture<FinishReason> end = new CompletableFuture<>();

    @Override
    public void onToken(int token) {
        if (end.isDone()) {
            throw new AssertionError("a token after the end");
        }
        tokens.add(token);
    }

    @Override
    public void onEnd(FinishReason reason) {
        if (!end.complete(reason)) {
            end.obtrudeException(new AssertionError("ended twice"));
        }
    }

    List<Integer> tokens() {
        return tokens;
    }

    boolean isOver() {
        return end.isDone();
    }

    FinishReason awaitEnd() throws Exception {
        return end.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
