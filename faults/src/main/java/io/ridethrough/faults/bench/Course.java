package io.ridethrough.faults.bench;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param contenders ours first
 * @param length how long one figure of one contender is measured
 * @param rounds how often contenders take turns, so that what else the machine does hits all of them alike
 * @param distantEcho an echo server in a process of its own, whose open files are not counted with ours
 */
public record Course(List<Contender> contenders, Duration length, int rounds, InetSocketAddress distantEcho) {
    private static final Duration FULL_LENGTH = Duration.ofSeconds(6);
    private static final Duration QUICK_LENGTH = Duration.ofMillis(1500);
    private static final int FULL_ROUNDS = 5;
    private static final int QUICK_ROUNDS = 2;

    public Course {
        contenders = List.copyOf(contenders);
    }

    /** Minutes, for figures to quote. */
    public static Course full(List<Contender> contenders, InetSocketAddress distantEcho) {
        return new Course(contenders, FULL_LENGTH, FULL_ROUNDS, distantEcho);
    }

    /** Under a minute, to see that all works. */
    public static Course quick(List<Contender> contenders, InetSocketAddress distantEcho) {
        return new Course(contenders, QUICK_LENGTH, QUICK_ROUNDS, distantEcho);
    }
}
