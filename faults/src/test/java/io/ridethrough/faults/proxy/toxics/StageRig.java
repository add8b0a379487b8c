package io.ridethrough.faults.proxy.toxics;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chain of stages on a fake line. What comes out is told as {@code "text@millis"}, {@code "end@millis"} for the end,
 * by nominal time since the line's start; the clock must show no less.
 */
final class StageRig {
    final FakeLine line;
    private final List<String> passed = new ArrayList<>();
    private final List<Double> passedMillis = new ArrayList<>();
    private final List<ByteBuf> sent = new ArrayList<>();
    private final StageChain chain;
    private final List<Toxic> toxics = new ArrayList<>();
    private boolean isEarly;

    StageRig() {
        this(new FakeLine());
    }

    StageRig(FakeLine line) {
        this.line = line;
        this.chain = new StageChain(line, Direction.DOWNSTREAM, new ByteSink() {
            @Override
            public void accept(ByteBuf chunk, long nominalNanos) {
                note(chunk.toString(StandardCharsets.US_ASCII), nominalNanos);
                chunk.release();
            }

            @Override
            public void end(long nominalNanos) {
                note("end", nominalNanos);
            }
        });
    }

    Toxic install(ToxicAttributes attributes) {
        return install(attributes, 1);
    }

    Toxic install(ToxicAttributes attributes, double toxicity) {
        Toxic toxic = new Toxic("toxic-" + toxics.size(), Direction.DOWNSTREAM, attributes, toxicity);
        toxics.add(toxic);
        chain.follow(toxics);
        return toxic;
    }

    void update(Toxic toxic, ToxicAttributes attributes) {
        update(toxic, attributes, toxic.toxicity());
    }

    void update(Toxic toxic, ToxicAttributes attributes, double toxicity) {
        toxic.update(attributes, toxicity);
        chain.updated(toxic);
    }

    void remove(Toxic toxic) {
        toxics.remove(toxic);
        chain.follow(toxics);
    }

    /** Sends text at a time, to which the clock moves first. */
    StageRig send(double atMillis, String text) {
        line.moveTo(atMillis);
        return send(text);
    }

    /** Sends text now. */
    StageRig send(String text) {
        ByteBuf chunk = Unpooled.buffer(text.length() + 8).writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        sent.add(chunk);
        chain.accept(chunk, line.nanoTime());
        return this;
    }

    StageRig end(double atMillis) {
        line.moveTo(atMillis);
        chain.end(line.nanoTime());
        return this;
    }

    StageRig moveTo(double millis) {
        line.moveTo(millis);
        return this;
    }

    void release() {
        chain.release();
    }

    /** What has passed since the last call, one word each. */
    List<String> passed() {
        List<String> words = List.copyOf(passed);
        passed.clear();
        return words;
    }

    /** When each chunk and end has passed, nominally. */
    List<Double> passedMillis() {
        return passedMillis;
    }

    /** Whether something has come out before its nominal time. */
    boolean isEarly() {
        return isEarly;
    }

    /** How many of the chunks that were sent have not been released. */
    long unreleased() {
        return sent.stream().filter(chunk -> chunk.refCnt() != 0).count();
    }

    private void note(String text, long nominalNanos) {
        isEarly |= nominalNanos > line.nanoTime();
        double millis = FakeLine.millis(nominalNanos);
        passedMillis.add(millis);
        passed.add(text + "@" + String.format(Locale.ROOT, millis == Math.rint(millis) ? "%.0f" : "%.3f", millis));
    }
}
