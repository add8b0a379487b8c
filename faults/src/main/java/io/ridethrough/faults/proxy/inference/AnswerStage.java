package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.random.RandomGenerator;

/**
 * An inference toxic at work on the answers of one connection. Whether it applies is drawn anew for each exchange.
 * Parts of an exchange that it does not apply to pass as they are, after what is held.
 */
abstract class AnswerStage implements PartSink {
    private static final long NO_EXCHANGE = -1;

    private final Toxic toxic;
    private final Line line;
    private final RandomGenerator random;
    private PartSink next = Nothing.INSTANCE;
    private long drawnExchange = NO_EXCHANGE;
    private long touchedExchange = NO_EXCHANGE;
    private double draw;

    AnswerStage(Toxic toxic, Line line) {
        this.toxic = toxic;
        this.line = line;
        this.random = line.random(toxic.name());
    }

    final Toxic toxic() {
        return toxic;
    }

    final Line line() {
        return line;
    }

    final RandomGenerator random() {
        return random;
    }

    final PartSink next() {
        return next;
    }

    final void passTo(PartSink sink) {
        next = sink;
    }

    /** Whether the toxic applies to the exchange under way. */
    final boolean isApplied() {
        if (line.exchange() != drawnExchange) {
            drawnExchange = line.exchange();
            draw = random.nextDouble();
        }
        return draw < toxic.toxicity();
    }

    /** Counts the exchange under way as touched, once: the toxic has done to it what it does. */
    final void touch() {
        if (line.exchange() != touchedExchange) {
            touchedExchange = line.exchange();
            toxic.touch();
        }
    }

    /** Whether JSON answers must come as whole documents for the exchange under way. */
    boolean wantsDocuments() {
        return false;
    }

    /** Whether the stage stays when its toxic goes, until the answer under way is over; then it passes all on as it is. */
    boolean isStillNeeded() {
        return false;
    }

    /**
     * The toxic is gone: passes on what is held. A stage that is not still needed gets nothing more, save by
     * {@link #release()}.
     */
    abstract void removed();

    /** The connection is gone: gives up what is held. */
    abstract void release();
}
