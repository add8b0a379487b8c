package io.ridethrough.faults.proxy.toxics;

import java.util.random.RandomGenerator;

/**
 * A toxic at work on one direction of one connection. Whether it applies is decided by one draw for the connection,
 * compared with the toxic's toxicity whenever it matters, so that a change of toxicity needs no new draw.
 */
abstract sealed class Stage implements ByteSink
        permits LatencyStage,
                BandwidthStage,
                TimeoutStage,
                ResetPeerStage,
                SlowCloseStage,
                SlicerStage,
                LimitDataStage {
    private static final long NO_EXCHANGE = -1;

    private final Toxic toxic;
    private final Line line;
    private final RandomGenerator random;
    private final double draw;
    private ByteSink next = Nowhere.INSTANCE;
    private long touchedExchange = NO_EXCHANGE;

    Stage(Toxic toxic, Line line) {
        this.toxic = toxic;
        this.line = line;
        this.random = line.random(toxic.name());
        this.draw = random.nextDouble();
    }

    final Toxic toxic() {
        return toxic;
    }

    final Line line() {
        return line;
    }

    /** This stage's own draws. */
    final RandomGenerator random() {
        return random;
    }

    final ByteSink next() {
        return next;
    }

    final void passTo(ByteSink sink) {
        next = sink;
    }

    final boolean isApplied() {
        return draw < toxic.toxicity();
    }

    /** Counts the current request as touched, once. */
    final void touch() {
        long exchange = line.exchange();
        if (exchange != touchedExchange) {
            touchedExchange = exchange;
            toxic.touch();
        }
    }

    /** The toxic is in place: also on a connection that was there before. */
    void installed() {}

    /** The toxic's attributes or toxicity have changed. */
    void updated() {}

    /** Whether the stage has ended its direction by itself, and so stays when its toxic goes. */
    boolean isFinal() {
        return false;
    }

    /** The toxic is gone: passes on what is held. The stage gets nothing more, save by {@link #release()}. */
    abstract void removed();

    /** The connection is gone: gives up what is held. */
    abstract void release();
}
