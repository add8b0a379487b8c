package io.ridethrough.faults.proxy.inference;

import io.ridethrough.faults.proxy.toxics.Line;
import java.util.random.RandomGenerator;

/**
 * The connection as one answer stage sees it: its exchange is the one that is being answered, and an end that the stage
 * puts to it follows behind whatever the stage has passed on.
 */
final class StageLine implements Line {
    private final Line line;
    private final Exchanges exchanges;
    private PartSink behindStage = Nothing.INSTANCE;

    StageLine(Line line, Exchanges exchanges) {
        this.line = line;
        this.exchanges = exchanges;
    }

    /** Where the stage passes its parts to. */
    void passesTo(PartSink sink) {
        behindStage = sink;
    }

    @Override
    public long nanoTime() {
        return line.nanoTime();
    }

    @Override
    public Alarm alarm(long dueNanos, Runnable task) {
        return line.alarm(dueNanos, () -> exchanges.inOneGo(task));
    }

    @Override
    public RandomGenerator random(String toxicName) {
        return line.random(toxicName);
    }

    @Override
    public long exchange() {
        return exchanges.number();
    }

    @Override
    public void held(int deltaBytes) {
        line.held(deltaBytes);
    }

    @Override
    public void close() {
        exchanges.cutShort(behindStage);
    }

    @Override
    public void reset() {
        exchanges.cutShortByReset(behindStage);
    }
}
