package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.FinishReason;
import io.ridethrough.environments.model.engine.GenerationListener;
import io.ridethrough.environments.model.engine.TokenOdds;
import java.util.Optional;

/**
 * An answer under way. Tokens become text where they come, on the engine's thread, so that a stop text ends the
 * generation at once; the text is sent on the connection's event loop.
 */
abstract class Answer implements GenerationListener {
    private final Exchange exchange;
    private final AnswerText text;

    Answer(Exchange exchange, AnswerText text) {
        this.exchange = exchange;
        this.text = text;
    }

    @Override
    public final void onToken(int token) {
        take(text.append(token, Optional.empty()));
    }

    @Override
    public final void onToken(int token, TokenOdds odds) {
        take(text.append(token, Optional.of(odds)));
    }

    @Override
    public final boolean hasEnough() {
        return text.isStopped();
    }

    @Override
    public final void onEnd(FinishReason reason) {
        AnswerText.Piece last = text.finish();
        int produced = text.produced();
        exchange.run(() -> end(reason, last, produced));
    }

    /** Another version writes from here on; a sound server never does so. */
    final void continueBy(ServedModel writer) {
        text.readBy(writer.tokenizer());
        exchange.run(() -> signedBy(writer));
    }

    private void take(AnswerText.Piece piece) {
        exchange.run(() -> piece(piece));
    }

    /** Another token has come, with this text or with none yet. */
    abstract void piece(AnswerText.Piece piece);

    abstract void end(FinishReason reason, AnswerText.Piece last, int produced);

    abstract void signedBy(ServedModel writer);
}
