package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.ProbeReading;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a latency before a dependency did to the shop's own answer. Of several answers the quickest counts, with and without
 * it: whatever else is slow only adds.
 *
 * @param undisturbed the quickest answer without it
 * @param disturbed the quickest answer with it
 * @param counted calls that the proxy counted meanwhile; empty when it counts none
 * @param first the first answer without it, before any of the shop's guards can have learned from failures
 * @param last the last answer with it
 */
record ProxyProof(Duration undisturbed, Duration disturbed, OptionalLong counted, ShopAnswer first, ShopAnswer last) {
    /** What is put before the dependency. */
    static final Duration LATENCY = Duration.ofMillis(300);

    /** How much later the shop has to answer for it to count as seen. */
    private static final Duration SEEN = Duration.ofMillis(200);

    /** What the shop is asked. */
    @FunctionalInterface
    interface Step {
        /** Asks once, over the network; what has to be done before is done, and not timed. */
        ShopAnswer take() throws IOException, InterruptedException;
    }

    /** How often the shop is asked, without the latency and with it; each at least once. */
    record Times(int undisturbed, int disturbed) {}

    /**
     * Asks, breaks, asks, heals.
     *
     * @throws InjectionException when the latency can't be put there, or not be taken away
     */
    static ProxyProof of(Visit visit, String target, Times times, Step step) throws IOException, InterruptedException {
        ShopAnswer first = step.take();
        Duration undisturbed = first.took();
        for (int i = 1; i < times.undisturbed(); i++) {
            undisturbed = sooner(undisturbed, step.take().took());
        }
        OptionalLong before = attempts(visit, target);
        long touched;
        Duration disturbed;
        ShopAnswer last;
        try (Injection latency = visit.environment().injector().inject(target, new NetworkFault.Latency(LATENCY))) {
            last = step.take();
            disturbed = last.took();
            for (int i = 1; i < times.disturbed(); i++) {
                last = step.take();
                disturbed = sooner(disturbed, last.took());
            }
            touched = latency.touched();
        }
        return new ProxyProof(undisturbed, disturbed, counted(before, attempts(visit, target), touched), first, last);
    }

    /** What it means that the latency could not be put there, or not be taken away. */
    static Diagnosis refused(Visit visit, String target, InjectionException why) {
        String api = visit.environment().faultApi().map(at -> " --api " + at).orElse("");
        return Diagnosis.broken(
                "the latency of this examination: " + Words.of(why),
                "see that the fault proxy has a proxy before " + target
                        + " that can be broken and healed; ./ridethrough heal" + api + " removes what is left");
    }

    private static OptionalLong counted(OptionalLong before, OptionalLong after, long touched) {
        if (before.isPresent() && after.isPresent()) {
            return OptionalLong.of(after.getAsLong() - before.getAsLong());
        }
        return touched < 0 ? OptionalLong.empty() : OptionalLong.of(touched);
    }

    private static OptionalLong attempts(Visit visit, String target) {
        for (ProbeReading reading : visit.environment().probe()) {
            if (reading.source().equals("proxy")
                    && target.equals(reading.values().get("target"))
                    && reading.values().get("attempts") instanceof Number attempts) {
                return OptionalLong.of(attempts.longValue());
            }
        }
        return OptionalLong.empty();
    }

    boolean isSeen() {
        return disturbed.minus(undisturbed).compareTo(SEEN) >= 0;
    }

    /** Whether calls passed the proxy; where it counts none, only the delay can tell. */
    boolean hasPassed() {
        return counted.isPresent() ? counted.getAsLong() > 0 : isSeen();
    }

    /** Such as {@code answers in 41 ms, and in 345 ms with 300 ms of latency; the proxy counted 2 calls}. */
    String told() {
        return "the shop answers in " + Words.of(undisturbed) + ", and in " + Words.of(disturbed) + " with "
                + Words.of(LATENCY) + " of latency at the proxy"
                + (counted.isPresent()
                        ? ", which counted " + Words.count(counted.getAsLong(), "call", "calls")
                        : ", which counts no calls");
    }

    private static Duration sooner(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
