package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.FinishReason;
import java.util.ArrayList;
import java.util.List;

/** Collects an answer and gives all of it at once. */
final class WholeAnswer extends Answer {
    private final Exchange exchange;
    private final ChatJson json;
    private final int promptTokens;
    private final StringBuilder text = new StringBuilder();
    private final List<ScoredToken> tokens = new ArrayList<>();
    private ChatJson.Head head;

    WholeAnswer(Exchange exchange, ChatJson json, AnswerText text, ChatJson.Head head, int promptTokens) {
        super(exchange, text);
        this.exchange = exchange;
        this.json = json;
        this.head = head;
        this.promptTokens = promptTokens;
    }

    @Override
    void piece(AnswerText.Piece piece) {
        text.append(piece.text());
        tokens.addAll(piece.tokens());
    }

    @Override
    void end(FinishReason reason, AnswerText.Piece last, int produced) {
        switch (reason) {
            case STOP, LENGTH -> {
                piece(last);
                AnswerText.Piece all = new AnswerText.Piece(text.toString(), tokens);
                ChatJson.Usage usage = new ChatJson.Usage(promptTokens, produced);
                exchange.answer("application/json", json.completion(head, all, reason, usage));
            }
            case CANCELLED -> exchange.answer(ApiError.shuttingDown(), json.error(ApiError.shuttingDown()));
            case FAILED -> exchange.answer(ApiError.broken(), json.error(ApiError.broken()));
        }
    }

    @Override
    void signedBy(ServedModel writer) {
        head = head.by(writer);
    }
}
