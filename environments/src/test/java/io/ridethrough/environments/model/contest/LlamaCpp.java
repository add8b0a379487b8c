package io.ridethrough.environments.model.contest;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import io.ridethrough.environments.model.tokenizer.ChatFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * llama.cpp as a contestant, through its Java bindings. They are no dependency of what is shipped: this file is run by
 * tests, and by {@code bench model} from its source.
 */
public final class LlamaCpp implements Contestant {
    private static final int CONTEXT = 512;

    private final LlamaModel model;

    private LlamaCpp(LlamaModel model) {
        this.model = model;
    }

    public static void main(String[] words) {
        ContestantLoop.serve(words, LlamaCpp::load);
    }

    private static LlamaCpp load(ContestantLoop.Arguments arguments) {
        return new LlamaCpp(new LlamaModel(new ModelParameters()
                .setModel(arguments.weights().toString())
                .setCtxSize(CONTEXT * arguments.streams())
                .setParallel(arguments.streams())
                .enableContBatching()
                .setThreads(arguments.threads())
                .setThreadsBatch(arguments.threads())
                .disableLog()));
    }

    @Override
    public List<Integer> tokens(String message) {
        return Arrays.stream(model.encode(conversation(message))).boxed().toList();
    }

    /** Never asks for probabilities: that ends the process. */
    @Override
    public List<String> answer(String message, int maxTokens) {
        InferenceParameters request = new InferenceParameters(conversation(message))
                .setTemperature(0)
                .setNPredict(maxTokens)
                .setCachePrompt(false);
        List<String> pieces = new ArrayList<>();
        for (LlamaOutput output : model.generate(request)) {
            pieces.add(output.text);
        }
        // The outputs that tell of the end carry no text.
        int count = pieces.size();
        while (count > 0 && pieces.get(count - 1).isEmpty()) {
            count--;
        }
        return pieces.subList(0, count);
    }

    private static String conversation(String message) {
        return ChatFormat.USER + message + ChatFormat.END + ChatFormat.ASSISTANT;
    }
}
