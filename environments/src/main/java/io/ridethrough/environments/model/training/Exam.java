package io.ridethrough.environments.model.training;

import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.engine.FinishReason;
import io.ridethrough.environments.model.engine.GenerationListener;
import io.ridethrough.environments.model.engine.GenerationRequest;
import io.ridethrough.environments.model.engine.LlamaWeights;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import io.ridethrough.environments.model.tokenizer.ChatMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks a model many questions at temperature 0, as its engine runs it, without a server. */
public final class Exam {
    /** Tokens of an answer, the end token aside; the store asks for as many. */
    public static final int MOST_TOKENS = 24;

    private static final int SLOTS = 16;

    private Exam() {}

    /**
     * What was answered.
     *
     * @param isEnded whether it ended by the end token, within {@value #MOST_TOKENS}
     */
    public record Answer(String text, boolean isEnded) {}

    /** The answers, one for each prompt, in their order. */
    public static List<Answer> sit(Gguf model, List<String> prompts) throws MalformedGgufException {
        BytePairTokenizer tokenizer = BytePairTokenizer.from(model);
        ChatFormat format = new ChatFormat(tokenizer);
        EngineSettings settings = new EngineSettings(SLOTS, prompts.size(), 4 * SLOTS, Duration.ZERO);
        try (Engine engine = new Engine(LlamaWeights.from(model), tokenizer.endToken(), settings)) {
            engine.start();
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (String prompt : prompts) {
                CompletableFuture<Answer> answer = new CompletableFuture<>();
                answers.add(answer);
                List<Integer> tokens = format.prompt(List.of(new ChatMessage("user", prompt)));
                GenerationRequest request = new GenerationRequest(tokens, MOST_TOKENS, 0, 0);
                if (engine.submit(request, new Writer(tokenizer, answer)).isEmpty()) {
                    throw new IllegalStateException("the engine refused a prompt that its queue has room for");
                }
            }
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static final class Writer implements GenerationListener {
        private final BytePairTokenizer tokenizer;
        private final CompletableFuture<Answer> answer;
        private final List<Integer> tokens = new ArrayList<>();

        Writer(BytePairTokenizer tokenizer, CompletableFuture<Answer> answer) {
            this.tokenizer = tokenizer;
            this.answer = answer;
        }

        @Override
        public void onToken(int token) {
            tokens.add(token);
        }

        @Override
        public void onEnd(FinishReason reason) {
            answer.complete(new Answer(tokenizer.decode(tokens), reason == FinishReason.STOP));
        }
    }
}
