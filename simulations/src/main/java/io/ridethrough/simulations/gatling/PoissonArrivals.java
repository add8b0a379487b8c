package io.ridethrough.simulations.gatling;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

final class PoissonArrivals {
    private PoissonArrivals() {}

    static long[] offsetsMicros(long seed, String flow, double perSecond, Duration timeline) {
        SplittableRandom random = new SplittableRandom(seed ^ flow.hashCode());
        LongStream.Builder offsets = LongStream.builder();
        double at = 0;
        while (true) {
            at += -Math.log(1 - random.nextDouble()) / perSecond * 1e6;
            if (at >= timeline.toNanos() / 1e3) {
                return offsets.build().toArray();
            }
            offsets.add((long) at);
        }
    }
}
