package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.FinishReason;

/**
 * Sends an answer as server-sent events, each character as soon as it is complete and can be no part of a stop text. The
 * status line goes out with the first token, so that what breaks before then still gets a proper status.
 */
final class StreamedAnswer extends Answer {
    private static final String DONE = "[DONE]";

    private final Exchange exchange;
    private final ChatJson json;
    private final int promptTokens;
    private final boolean wantsUsage;
    private ChatJson.Head head;
    private boolean hasBegun;

    StreamedAnswer(
            Exchange exchange,
            ChatJson json,
            AnswerText text,
            ChatJson.Head head,
            int promptTokens,
            boolean wantsUsage) {
        super(exchange, text);
        this.exchange = exchange;
        this.json = json;
        this.head = head;
        this.promptTokens = promptTokens;
        this.wantsUsage = wantsUsage;
    }

    @Override
    void piece(AnswerText.Piece piece) {
        begin();
        if (!piece.isEmpty()) {
            exchange.event(json.textChunk(head, piece));
        }
    }

    @Override
    void end(FinishReason reason, AnswerText.Piece last, int produced) {
        switch (reason) {
            case STOP, LENGTH -> {
                piece(last);
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

    @Override
    void signedBy(ServedModel writer) {
        head = head.by(writer);
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
}
