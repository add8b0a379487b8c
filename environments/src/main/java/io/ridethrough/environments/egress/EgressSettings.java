package io.ridethrough.environments.egress;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How an egress recorder works.
 *
 * @param clock of the times written down
 * @param canaries what is looked for in what passes
 * @param allowed where calls may go
 * @param names by which hosts are looked up that are no literal addresses
 * @param idle after how long without a byte a connection is given up
 * @param isEverywhere whether it listens on every address of this machine, as in a container, and not on loopback alone
 */
public record EgressSettings(
        Clock clock, Canaries canaries, AllowList allowed, Names names, Duration idle, boolean isEverywhere) {
    /** Longer than any fault of a scenario lasts: a fault behind must not end sooner for the recorder's sake. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    /** Passes on what stays on this machine, and looks for canaries. */
    public static EgressSettings of(Clock clock, Canaries canaries) {
        return new EgressSettings(
                clock, canaries, AllowList.of(List.of(), Reach.LOOPBACK), Names.OF_THIS_MACHINE, IDLE, false);
    }

    public EgressSettings withAllowed(AllowList list) {
        return new EgressSettings(clock, canaries, list, names, idle, isEverywhere);
    }

    public EgressSettings withNames(Names source) {
        return new EgressSettings(clock, canaries, allowed, source, idle, isEverywhere);
    }

    public EgressSettings withIdle(Duration longest) {
        return new EgressSettings(clock, canaries, allowed, names, longest, isEverywhere);
    }

    /** The same, listening on every address of this machine. */
    public EgressSettings everywhere() {
        return new EgressSettings(clock, canaries, allowed, names, idle, true);
    }
}
