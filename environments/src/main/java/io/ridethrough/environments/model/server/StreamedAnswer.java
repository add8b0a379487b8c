package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.FinishReason;
import io.ridethrough.environments.model.engine.GenerationListener;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.Utf8Stream;

/**
 * Sends a generation as server-sent events, each character as soon as it is complete. The status line goes out with the
 * first token, so that what breaks before then still gets a proper status.
 */
final class StreamedAnswer implements GenerationListener {
    private static final String DONE = "[DONE]";

    private final Exchange exchange;
    private final ChatJson json;
    private final BytePairTokenizer tokenizer;
    private final ChatJson.Head head;
    private final int promptTokens;
    private final boolean wantsUsage;
    private final Utf8Stream text = new Utf8Stream();
    private int produced;
    private boolean hasBegun;

    StreamedAnswer(
            Exchange exchange,
            ChatJson json,
            BytePairTokenizer tokenizer,
            ChatJson.Head head,
            int promptTokens,
            boolean wantsUsage) {
        this.exchange = exchange;
        this.json = json;
        this.tokenizer = tokenizer;
        this.head = head;
        this.promptTokens = promptTokens;
        this.wantsUsage = wantsUsage;
    }

    @Override
    public void onToken(int token) {
        exchange.run(() -> send(token));
    }

    @Override
    public void onEnd(FinishReason reason) {
        exchange.run(() -> end(reason));
    }

    private void send(int token) {
        begin();
        produced++;
        sendText(text.append(tokenizer.bytes(token)));
    }

    private void end(FinishReason reason) {
        switch (reason) {
            case STOP, LENGTH -> {
                begin();
                sendText(text.finish());
                exchange.event(json.lastChunk(head, reason));
                if (wantsUsage) {
                    exchange.event(json.usageChunk(head, new ChatJson.Usage(promptTokens, produced)));
                }
                exchange.event(DONE);
                exchange.endEvents();
            }
            case CANCELLED -> fail(ApiError.shuttingDown());
            case FAILED -> fail(ApiError.broken());
        }
    }

    private void fail(ApiError error) {
        if (hasBegun) {
            exchange.event(json.error(error));
            exchange.breakOff();
        } else {
            exchange.answer(error, json.error(error));
        }
    }

    private void begin() {
        if (!hasBegun) {
            hasBegun = true;
            exchange.beginEvents();
            exchange.event(json.firstChunk(head));
        }
    }

    private void sendText(String piece) {
        if (!piece.isEmpty()) {
            exchange.event(json.textChunk(head, piece));
        }
    }
}
