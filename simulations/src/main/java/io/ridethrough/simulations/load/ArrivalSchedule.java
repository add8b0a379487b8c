package io.ridethrough.simulations.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * When each client of one flow arrives: a Poisson process, drawn before the run, so that a slow shop delays nobody's
 * arrival and the same seed brings the same clients at the same microsecond on every machine.
 *
 * <p>Spacings are {@code -ln(1 - u) / rate} for uniform {@code u} in [0, 1), which are exponential (Knuth, "The Art of
 * Computer Programming", volume 2, section 3.4.1), with {@link StrictMath} and the 53 upper bits of each random long.
 * Each flow draws from a stream of its own, so that a change of one flow's rate leaves the others' arrivals alone.
 *
 * <p>Where phases have loads of their own, the process is drawn in the time of the load, which runs so many times as fast,
 * and laid over the timeline by the inverse of the cumulative rate (Çinlar, "Introduction to Stochastic Processes", 1975,
 * chapter 4, section 7): what a phase's load changes comes in that phase and later, never earlier.
 * Holds 8 bytes an arrival; at most {@value #LIMIT} arrivals.
 */
public final class ArrivalSchedule {

    /** Most arrivals of one schedule. */
    public static final int LIMIT = 4_000_000;

    private static final double MICROS_PER_SECOND = 1e6;

    private final long[] offsetsMicros;

    private ArrivalSchedule(long[] offsetsMicros) {
        this.offsetsMicros = offsetsMicros;
    }

    /**
     * Draws the arrivals of one flow over the whole timeline.
     *
     * @param seed the run's seed
     * @param flow the flow's name, part of the seed
     * @param perSecond mean rate, more than 0
     * @param lasts length of the timeline, more than 0
     * @throws IllegalArgumentException when an argument is out of range, or more than {@value #LIMIT} arrivals are due
     */
    public static ArrivalSchedule poisson(long seed, String flow, double perSecond, Duration lasts) {
        return poisson(seed, flow, perSecond, List.of(new ArrivalWindow(lasts, ArrivalWindow.USUAL_LOAD)));
    }

    /**
     * Draws the arrivals of one flow over windows that follow each other, each with a load of its own.
     *
     * @param seed the run's seed
     * @param flow the flow's name, part of the seed
     * @param perSecond mean rate at the usual load, more than 0
     * @param windows the timeline; somebody arrives in at least one of them
     * @throws IllegalArgumentException when an argument is out of range, or more than {@value #LIMIT} arrivals are due
     */
    public static ArrivalSchedule poisson(long seed, String flow, double perSecond, List<ArrivalWindow> windows) {
        double endMicros =
                windows.stream().mapToDouble(ArrivalWindow::loadMicros).sum();
        if (!(perSecond > 0) || !(endMicros > 0) || perSecond * endMicros / MICROS_PER_SECOND > LIMIT / 2.0) {
            throw new IllegalArgumentException(
                    "a schedule of " + perSecond + "/s over " + windows + " is out of range");
        }
        SplittableRandom random = new SplittableRandom(seed ^ hash(flow));
        LoadTime time = new LoadTime(windows);
        long[] offsets = new long[16];
        int count = 0;
        double atMicros = spacingMicros(random, perSecond);
        while (atMicros < endMicros) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, Math.min(LIMIT, count * 2));
            }
            offsets[count++] = time.offsetMicros(atMicros);
            atMicros += spacingMicros(random, perSecond);
        }
        return new ArrivalSchedule(Arrays.copyOf(offsets, count));
    }

    /** How many arrive. */
    public int count() {
        return offsetsMicros.length;
    }

    /** When the arrival of that index (from 0) is due, in microseconds after the start of load; never falls. */
    public long offsetMicros(int index) {
        return offsetsMicros[index];
    }

    /** All offsets in order, a copy. */
    public long[] offsetsMicros() {
        return offsetsMicros.clone();
    }

    private static double spacingMicros(SplittableRandom random, double perSecond) {
        double uniform = (random.nextLong() >>> 11) * 0x1.0p-53;
        return -StrictMath.log1p(-uniform) / perSecond * MICROS_PER_SECOND;
    }

    /** FNV-1a of 64 bits over UTF-8 (Fowler, Noll and Vo), because it is the same on every Java. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
