package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.ridethrough.faults.proxy.toxics.ByteSink;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.ModelVersion;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.Toxic;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** One connection's exchanges without a network: what goes in by hand, what comes out as text, time that stands still. */
final class Conversation implements StreamCount {
    /** Bytes that came out of one side. */
    static final class Side implements ByteSink {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> sizes = new ArrayList<>();
        private boolean hasEnded;

        @Override
        public void accept(ByteBuf chunk, long nominalNanos) {
            sizes.add(chunk.readableBytes());
            text.append(chunk.toString(ISO_8859_1));
            chunk.release();
        }

        @Override
        public void end(long nominalNanos) {
            hasEnded = true;
        }

        String text() {
            return text.toString();
        }

        int chunks() {
            return sizes.size();
        }

        boolean hasEnded() {
            return hasEnded;
        }

        /** What came out since the last time. */
        String take() {
            String taken = text.toString();
            text.setLength(0);
            return taken;
        }
    }

    final class FakeLine implements Line {
        private long heldBytes;

        @Override
        public long nanoTime() {
            return nowNanos;
        }

        @Override
        public Alarm alarm(long dueNanos, Runnable task) {
            List<Runnable> due = alarms.computeIfAbsent(dueNanos, at -> new ArrayList<>());
            due.add(task);
            return () -> due.remove(task);
        }

        @Override
        public RandomGenerator random(String toxicName) {
            return new SplittableRandom(toxicName.hashCode());
        }

        @Override
        public long exchange() {
            return 0;
        }

        @Override
        public void held(int deltaBytes) {
            heldBytes += deltaBytes;
        }

        @Override
        public void close() {
            throw new AssertionError("exchanges end by their sinks");
        }

        @Override
        public void reset() {
            isReset = true;
            exchanges.release();
        }

        long heldBytes() {
            return heldBytes;
        }
    }

    final Side server = new Side();
    final Side client = new Side();
    final FakeLine up = new FakeLine();
    final FakeLine down = new FakeLine();
    final Exchanges exchanges;
    private final Map<String, BiFunction<Toxic, Line, AnswerStage>> makers;
    private final TreeMap<Long, List<Runnable>> alarms = new TreeMap<>();
    private List<Toxic> toxics = List.of();
    private long nowNanos = 1000;
    private int openStreams;
    private boolean isReset;
    private boolean resetsAtEnd;

    Conversation(Map<String, BiFunction<Toxic, Line, AnswerStage>> makers) {
        this.makers = makers;
        this.exchanges = new Exchanges(
                up,
                down,
                server,
                client,
                () -> resetsAtEnd = true,
                this,
                (toxic, line) ->
                        Optional.ofNullable(this.makers.get(toxic.name())).map(maker -> maker.apply(toxic, line)));
    }

    Conversation() {
        this(Map.of());
    }

    void clientSends(String text) {
        exchanges.requests().accept(buffer(text), nowNanos);
    }

    void serverSends(String text) {
        exchanges.answers().accept(buffer(text), nowNanos);
    }

    void serverEnds() {
        exchanges.answers().end(nowNanos);
    }

    Toxic add(String name) {
        return add(name, new ModelVersion("m", ""), 1);
    }

    Toxic add(String name, ToxicAttributes attributes, double toxicity) {
        Toxic toxic = new Toxic(name, Direction.DOWNSTREAM, attributes, toxicity);
        List<Toxic> more = new ArrayList<>(toxics);
        more.add(toxic);
        toxics = more;
        exchanges.follow(toxics);
        return toxic;
    }

    void remove(Toxic toxic) {
        List<Toxic> fewer = new ArrayList<>(toxics);
        fewer.remove(toxic);
        toxics = fewer;
        exchanges.follow(toxics);
    }

    /** Lets time pass, and all alarms go off that are due by then. */
    void pass(long nanos) {
        long untilNanos = nowNanos + nanos;
        while (!alarms.isEmpty() && alarms.firstKey() <= untilNanos) {
            nowNanos = Math.max(nowNanos, alarms.firstKey());
            List<Runnable> due = alarms.pollFirstEntry().getValue();
            List.copyOf(due).forEach(Runnable::run);
        }
        nowNanos = untilNanos;
    }

    int openStreams() {
        return openStreams;
    }

    boolean isReset() {
        return isReset;
    }

    boolean resetsAtEnd() {
        return resetsAtEnd;
    }

    @Override
    public void streamBegan() {
        openStreams++;
    }

    @Override
    public void streamEnded() {
        openStreams--;
    }

    private static ByteBuf buffer(String text) {
        return Unpooled.copiedBuffer(text, ISO_8859_1);
    }
}
