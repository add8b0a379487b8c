package io.ridethrough.environments.inference;

import java.util.concurrent.CompletableFuture;

/** An OpenAI-compatible {@code /v1/chat/completions}. Safe for several threads; closing it gives up what is under way. */
public interface ChatEndpoint extends AutoCloseable {

    /**
     * Asks over the network and returns at once.
     *
     * @return completes with what was seen, whatever went wrong; never exceptionally. Cancelling it closes the connection
     */
    CompletableFuture<ChatOutcome> ask(ChatQuestion question);

    @Override
    void close();
}
