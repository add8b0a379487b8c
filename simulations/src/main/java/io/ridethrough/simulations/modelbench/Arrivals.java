package io.ridethrough.simulations.modelbench;

import io.ridethrough.simulations.load.ArrivalSchedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** How open arrivals are spaced. */
public enum Arrivals {
    /** Independent clients: exponential spacings. */
    POISSON,
    /** A metronome. */
    CONSTANT;

    private static final double MICROS_A_SECOND = 1e6;

    /** By its name in lower case. */
    public static Optional<Arrivals> of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.symbol().equals(name))
                .findFirst();
    }

    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * When each arrival is due, in microseconds after the start; never falls.
     *
     * @throws IllegalArgumentException when more would be due than a schedule holds
     */
    long[] offsetsMicros(long seed, double perSecond, Duration lasts) {
        return switch (this) {
            case POISSON ->
                ArrivalSchedule.poisson(seed, "model-bench " + perSecond, perSecond, lasts)
                        .offsetsMicros();
            case CONSTANT -> constant(perSecond, lasts);
        };
    }

    private static long[] constant(double perSecond, Duration lasts) {
        double count = Math.ceil(perSecond * lasts.toNanos() / 1e9);
        if (!(count <= ArrivalSchedule.LIMIT)) {
            throw new IllegalArgumentException(perSecond + "/s over " + lasts + " is out of range");
        }
        return LongStream.range(0, (long) count)
                .map(arrival -> (long) (arrival / perSecond * MICROS_A_SECOND))
                .toArray();
    }
}
