package io.ridethrough.environments.model;

import io.ridethrough.environments.model.engine.Engine;
import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.engine.LlamaWeights;
import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufReader;
import io.ridethrough.environments.model.gguf.MalformedGgufException;
import io.ridethrough.environments.model.server.ServedModel;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.ChatFormat;

/** A weights file made ready to answer. */
record LoadedVersion(LlamaWeights weights, ServedModel model) {

    /**
     * Decodes the weights; the engine is not started.
     *
     * @throws MalformedGgufException when they are broken; its message names the file
     * @throws IllegalArgumentException when the settings need more memory than allowed
     */
    static LoadedVersion of(WeightsFile file, EngineSettings settings) throws MalformedGgufException {
        try {
            return decoded(file, settings);
        } catch (MalformedGgufException e) {
            throw new MalformedGgufException("weights " + file.name() + ": " + e.getMessage());
        }
    }

    private static LoadedVersion decoded(WeightsFile file, EngineSettings settings) throws MalformedGgufException {
        Gguf gguf = GgufReader.read(file.bytes());
        BytePairTokenizer tokenizer = BytePairTokenizer.from(gguf);
        ChatFormat format = new ChatFormat(tokenizer);
        LlamaWeights weights = LlamaWeights.from(gguf);
        Engine engine = new Engine(weights, tokenizer.endToken(), settings);
        return new LoadedVersion(
                weights, new ServedModel(gguf.text("general.name"), file.fingerprint(), tokenizer, format, engine));
    }

    WarmUp warmUp() {
        return new WarmUp(weights, model.tokenizer(), model.format());
    }
}
