package io.ridethrough.environments.model.contest;

import io.ridethrough.environments.model.WeightsFile;
import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.engine.FinishReason;
import io.ridethrough.environments.model.engine.GenerationListener;
import io.ridethrough.environments.model.engine.GenerationRequest;
import io.ridethrough.environments.model.engine.LlamaWeights;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufReader;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import io.ridethrough.environments.model.tokenizer.ChatMessage;
import io.ridethrough.environments.model.tokenizer.Utf8Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** This project's engine as a contestant. Computes on one thread. */
public final class OwnEngine implements Contestant {
    private final Engine engine;
    private final BytePairTokenizer tokenizer;
    private final ChatFormat format;

    private OwnEngine(Engine engine, BytePairTokenizer tokenizer, ChatFormat format) {
        this.engine = engine;
        this.tokenizer = tokenizer;
        this.format = format;
    }

    public static void main(String[] words) {
        ContestantLoop.serve(words, OwnEngine::load);
    }

    private static OwnEngine load(ContestantLoop.Arguments arguments) throws IOException {
        Gguf gguf = GgufReader.read(WeightsFile.at(arguments.weights()).bytes());
        BytePairTokenizer tokenizer = BytePairTokenizer.from(gguf);
        EngineSettings settings =
                new EngineSettings(arguments.streams(), 0, EngineSettings.DEFAULT.prefillChunk(), Duration.ZERO);
        Engine engine = new Engine(LlamaWeights.from(gguf), tokenizer.endToken(), settings);
        engine.start();
        return new OwnEngine(engine, tokenizer, new ChatFormat(tokenizer));
    }

    @Override
    public List<Integer> tokens(String message) {
        return format.prompt(List.of(new ChatMessage("user", message)));
    }

    @Override
    public List<String> answer(String message, int maxTokens) throws InterruptedException {
        Pieces pieces = new Pieces();
        if (engine.submit(new GenerationRequest(tokens(message), maxTokens, 0, 0), pieces)
                .isEmpty()) {
            throw new IllegalStateException("more answers at once than slots");
        }
        pieces.over.await();
        return List.copyOf(pieces.texts);
    }

    /** Written by the engine's thread, and read once it is over. */
    private final class Pieces implements GenerationListener {
        private final List<String> texts = new ArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private final Utf8Stream stream = new Utf8Stream();

        @Override
        public void onToken(int token) {
            texts.add(stream.append(tokenizer.bytes(token)));
        }

        @Override
        public void onEnd(FinishReason reason) {
            if (reason == FinishReason.FAILED) {
                texts.add("(failed)");
            }
            over.countDown();
        }
    }
}
