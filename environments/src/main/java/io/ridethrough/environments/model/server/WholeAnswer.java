package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.FinishReason;
import io.ridethrough.environments.model.engine.GenerationListener;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import java.util.ArrayList;
import java.util.List;

/** Collects a generation and answers with all of it at once. */
final class WholeAnswer implements GenerationListener {
    private final Exchange exchange;
    private final ChatJson json;
    private final BytePairTokenizer tokenizer;
    private final ChatJson.Head head;
    private final int promptTokens;
    private final List<Integer> tokens = new ArrayList<>();

    WholeAnswer(Exchange exchange, ChatJson json, BytePairTokenizer tokenizer, ChatJson.Head head, int promptTokens) {
        this.exchange = exchange;
        this.json = json;
        this.tokenizer = tokenizer;
        this.head = head;
        this.promptTokens = promptTokens;
    }

    @Override
    public void onToken(int token) {
        tokens.add(token);
    }

    @Override
    public void onEnd(FinishReason reason) {
        List<Integer> all = List.copyOf(tokens);
        exchange.run(() -> answer(all, reason));
    }

    private void answer(List<Integer> all, FinishReason reason) {
        switch (reason) {
            case STOP, LENGTH -> {
                ChatJson.Usage usage = new ChatJson.Usage(promptTokens, all.size());
                exchange.answer("application/json", json.completion(head, tokenizer.decode(all), reason, usage));
            }
            case CANCELLED -> exchange.answer(ApiError.shuttingDown(), json.error(ApiError.shuttingDown()));
            case FAILED -> exchange.answer(ApiError.broken(), json.error(ApiError.broken()));
        }
    }
}
