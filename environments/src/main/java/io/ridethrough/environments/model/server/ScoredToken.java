package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.TokenOdds;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import java.util.ArrayList;
import java.util.List;

/** A token of an answer as {@code logprobs} tells it: its own odds first, then the likeliest of its place. */
record ScoredToken(Entry token, List<Entry> top) {

    /**
     * One token's odds.
     *
     * @param name as {@link BytePairTokenizer#name} has it
     * @param bytes 0 to 255 each; none for a control token
     */
    record Entry(String name, List<Integer> bytes, double logprob) {
        Entry {
            bytes = List.copyOf(bytes);
        }
    }

    ScoredToken {
        top = List.copyOf(top);
    }

    static ScoredToken of(int token, TokenOdds odds, BytePairTokenizer tokenizer) {
        return new ScoredToken(
                entry(token, odds.logprob(), tokenizer),
                odds.top().stream()
                        .map(other -> entry(other.token(), other.logprob(), tokenizer))
                        .toList());
    }

    private static Entry entry(int token, double logprob, BytePairTokenizer tokenizer) {
        List<Integer> bytes = new ArrayList<>();
        for (byte b : tokenizer.bytes(token)) {
            bytes.add(Byte.toUnsignedInt(b));
        }
        return new Entry(tokenizer.name(token), bytes, logprob);
    }
}
