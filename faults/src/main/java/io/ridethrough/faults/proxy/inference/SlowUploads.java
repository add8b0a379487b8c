package io.ridethrough.faults.proxy.inference;

import io.netty.buffer.ByteBuf;
import io.ridethrough.faults.proxy.toxics.ByteSink;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.SlowUpload;
import io.ridethrough.faults.proxy.toxics.Line;
import io.ridethrough.faults.proxy.toxics.NetworkAttributes.Bandwidth;
import io.ridethrough.faults.proxy.toxics.StageChain;
import io.ridethrough.faults.proxy.toxics.Toxic;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Lets the bodies of requests pass at a rate, where a {@code slow_upload} applies to the request; heads pass at once. The
 * rate is kept by a bandwidth stage, which is told request by request whether it applies.
 */
final class SlowUploads implements ByteSink {
    private static final class Slowing {
        final Toxic toxic;
        final Toxic bandwidth;
        final RandomGenerator random;
        boolean isApplied;
        boolean isTouched;

        Slowing(Toxic toxic, RandomGenerator random) {
            this.toxic = toxic;
            this.random = random;
            this.bandwidth = new Toxic(toxic.name(), Direction.UPSTREAM, rate(), 0);
        }

        Bandwidth rate() {
            return new Bandwidth(((SlowUpload) toxic.attributes()).kilobytesPerSecond());
        }
    }

    private final Line line;
    private final ByteSink server;
    private final Runnable onIdle;
    private final StageChain chain;
    private List<Slowing> slowings = List.of();
    private long bytesUnderWay;
    private boolean isInBody;
    private boolean isChanging;

    /** @param onIdle is called whenever the last byte that waited has passed */
    SlowUploads(Line line, ByteSink server, Runnable onIdle) {
        this.line = line;
        this.server = server;
        this.onIdle = onIdle;
        this.chain = new StageChain(line, Direction.UPSTREAM, new Passed());
    }

    void follow(List<Toxic> toxics) {
        List<Slowing> known = slowings;
        List<Slowing> wanted = new ArrayList<>();
        for (Toxic toxic : toxics) {
            if (toxic.attributes() instanceof SlowUpload) {
                wanted.add(known.stream()
                        .filter(slowing -> slowing.toxic == toxic)
                        .findFirst()
                        .orElseGet(() -> new Slowing(toxic, line.random(toxic.name()))));
            }
        }
        slowings = wanted;
        isChanging = true;
        chain.follow(wanted.stream().map(slowing -> slowing.bandwidth).toList());
        isChanging = false;
        if (isIdle()) {
            onIdle.run();
        }
    }

    void updated(Toxic toxic) {
        for (Slowing slowing : slowings) {
            if (slowing.toxic == toxic) {
                apply(slowing);
            }
        }
    }

    /** A request begins; what is written next is its head. */
    void begin() {
        isInBody = false;
        for (Slowing slowing : slowings) {
            slowing.isApplied = slowing.random.nextDouble() < slowing.toxic.toxicity();
            slowing.isTouched = false;
            apply(slowing);
        }
    }

    /** What is written next is the request's body. */
    void beginBody() {
        isInBody = true;
    }

    /** Whether nothing waits. */
    boolean isIdle() {
        return bytesUnderWay == 0;
    }

    @Override
    public void accept(ByteBuf chunk, long nominalNanos) {
        if (!isInBody || slowings.isEmpty()) {
            server.accept(chunk, nominalNanos);
            return;
        }
        slowings.forEach(SlowUploads::touch);
        bytesUnderWay += chunk.readableBytes();
        chain.accept(chunk, nominalNanos);
    }

    @Override
    public void end(long nominalNanos) {
        chain.end(nominalNanos);
    }

    void release() {
        chain.release();
    }

    private void apply(Slowing slowing) {
        slowing.bandwidth.update(slowing.rate(), slowing.isApplied ? 1 : 0);
        chain.updated(slowing.bandwidth);
    }

    private static void touch(Slowing slowing) {
        if (slowing.isApplied && !slowing.isTouched) {
            slowing.isTouched = true;
            slowing.toxic.touch();
        }
    }

    /** Where the bytes come out that may go on to the server. */
    private final class Passed implements ByteSink {
        @Override
        public void accept(ByteBuf chunk, long nominalNanos) {
            bytesUnderWay -= chunk.readableBytes();
            server.accept(chunk, nominalNanos);
            // Not between two chains: the next request must not enter one whose stages are on their way out.
            if (bytesUnderWay == 0 && !isChanging) {
                onIdle.run();
            }
        }

        @Override
        public void end(long nominalNanos) {
            server.end(nominalNanos);
        }
    }
}
