package io.ridethrough.simulations.scenario;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.NetworkFault;
import java.time.Duration;
import java.util.Optional;

/**
 * A fault, how much it breaks, and when within its phase.
 *
 * @param share how much it breaks, above 0 and at most 1: of connections, or of requests for an inference fault
 * @param startsAfter how long after its phase begins
 * @param lasts for how long, empty for as long as its phase
 */
public record TimedFault(Fault fault, double share, Duration startsAfter, Optional<Duration> lasts) {

    /** Breaks everything for the whole of its phase. */
    public static TimedFault whole(Fault fault) {
        return new TimedFault(fault, 1, Duration.ZERO, Optional.empty());
    }

    /** When it ends, counted from the start of a phase of that length. */
    public Duration endsAfter(Duration phase) {
        return lasts.map(startsAfter::plus).orElse(phase);
    }

    /** What a reader is told of fault and share. */
    public String description() {
        return fault.description(share);
    }

    /**
     * Why both cannot break the same target; empty when they can.
     *
     * @param where what they break, in words
     */
    Optional<String> clash(TimedFault other, String where) {
        if (!startsBeforeEndOf(other) || !other.startsBeforeEndOf(this)) {
            return Optional.empty();
        }
        if (fault.kind().equals(other.fault.kind())) {
            return Optional.of("`" + fault.kind() + "` is " + where + " already at that time: keep one");
        }
        return fault instanceof NetworkFault.Outage || other.fault instanceof NetworkFault.Outage
                ? Optional.of("`" + fault.kind() + "` and `" + other.fault.kind() + "` " + where
                        + " can't both show: an outage refuses every connection")
                : Optional.empty();
    }

    private boolean startsBeforeEndOf(TimedFault other) {
        return other.lasts
                .map(lasting -> startsAfter.compareTo(other.startsAfter.plus(lasting)) < 0)
                .orElse(true);
    }
}
