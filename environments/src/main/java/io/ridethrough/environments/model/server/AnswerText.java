package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.TokenOdds;
import io.ridethrough.environments.model.tokenizer.BytePairTokenizer;
import io.ridethrough.environments.model.tokenizer.Utf8Stream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes text of tokens as they come: characters that are whole, up to the first stop text. A token's odds go with the
 * piece in which its own text begins; those of a stop text's tokens are dropped with it. For one thread.
 */
final class AnswerText {
    private final Utf8Stream characters = new Utf8Stream();
    private final StopText stop;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private BytePairTokenizer tokenizer;
    private int produced;
    private long decodedChars;
    private long releasedChars;

    /** Text for the client, with the odds of the tokens that begin in it. */
    record Piece(String text, List<ScoredToken> tokens) {
        Piece {
            tokens = List.copyOf(tokens);
        }

        boolean isEmpty() {
            return text.isEmpty() && tokens.isEmpty();
        }
    }

    private record Pending(ScoredToken token, long startChars) {}

    AnswerText(BytePairTokenizer tokenizer, List<String> stops) {
        this.tokenizer = tokenizer;
        this.stop = new StopText(stops);
    }

    Piece append(int token, Optional<TokenOdds> odds) {
        produced++;
        odds.ifPresent(told -> pending.add(new Pending(ScoredToken.of(token, told, tokenizer), decodedChars)));
        String decoded = characters.append(tokenizer.bytes(token));
        decodedChars += decoded.length();
        return piece(stop.append(decoded), false);
    }

    /** What was held back, when no more comes. */
    Piece finish() {
        String rest = characters.finish();
        return piece(stop.append(rest) + stop.finish(), !stop.isStopped());
    }

    /** Whether a stop text has come: the answer is complete. */
    boolean isStopped() {
        return stop.isStopped();
    }

    /** Tokens that have come, those of a stop text among them. */
    int produced() {
        return produced;
    }

    /** The tokens that come are another vocabulary's from now on. */
    void readBy(BytePairTokenizer other) {
        tokenizer = other;
    }

    private Piece piece(String text, boolean isLast) {
        releasedChars += text.length();
        List<ScoredToken> begun = new ArrayList<>();
        while (!pending.isEmpty() && (isLast || pending.element().startChars() < releasedChars)) {
            begun.add(pending.remove().token());
        }
        return new Piece(text, begun);
    }
}
