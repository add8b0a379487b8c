package io.ridethrough.simulations.conductor;

import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.simulations.scenario.TimedFault;
import io.ridethrough.simulations.terminal.RunView;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Opens and heals faults, each at its own time, and writes down when it planned to and did. */
final class FaultTimeline implements AutoCloseable {
    private record Live(PlannedFault fault, String phase, Injection injection) {}

    private final Injector injector;
    private final Map<String, TimedFault> faults;
    private final RunJournal journal;
    private final FaultSightings sightings;
    private final TimelineClock clock;
    private final RunView view;
    private final long originMicros;
    private final List<Live> live = new ArrayList<>();

    /**
     * @param faults every fault of the plan by its id
     * @param originMicros the timeline's zero, microseconds since the Unix epoch
     */
    FaultTimeline(
            Injector injector,
            Map<String, TimedFault> faults,
            RunJournal journal,
            FaultSightings sightings,
            TimelineClock clock,
            RunView view,
            long originMicros) {
        this.injector = injector;
        this.faults = Map.copyOf(faults);
        this.journal = journal;
        this.sightings = sightings;
        this.clock = clock;
        this.view = view;
        this.originMicros = originMicros;
    }

    /**
     * Applies the faults that a moment begins, and then heals those that it ends: between two of them no request finds
     * the dependency whole. One that cannot be healed stays live, for {@link #close()} to try again.
     *
     * @throws InjectionException when a fault could not be applied, or, after all have been tried, when one may still be
     *     in place or had ended before its time
     */
    synchronized void pass(Moment moment) {
        long plannedMicros = micros(originMicros, moment.offset());
        for (Moment.Starting starting : moment.breaks()) {
            apply(starting.fault(), starting.phase(), plannedMicros);
        }
        heal(
                live.stream()
                        .filter(one -> moment.heals().contains(one.fault().id()))
                        .toList(),
                plannedMicros);
    }

    private void apply(PlannedFault fault, String phase, long plannedMicros) {
        TimedFault timed = fault(fault.id());
        Injection injection = injector.inject(fault.target(), timed.fault(), timed.share());
        long appliedMicros = clock.nowMicros();
        live.add(new Live(fault, phase, injection));
        journal.append(
                "fault-applied",
                Map.of(
                        "id",
                        fault.id(),
                        "phase",
                        phase,
                        "target",
                        fault.target(),
                        "description",
                        fault.description(),
                        "share",
                        timed.share(),
                        "shareOf",
                        timed.fault() instanceof InferenceFault ? "requests" : "connections",
                        "plannedAt",
                        plannedMicros,
                        "appliedAt",
                        appliedMicros));
        sightings.applied(fault, phase, injection);
        view.faultApplied(fault, sinceOrigin(appliedMicros));
    }

    private void heal(List<Live> some, long plannedMicros) {
        List<InjectionException> unhealed = new ArrayList<>();
        for (Live one : some) {
            try {
                heal(one, plannedMicros);
            } catch (InjectionException e) {
                unhealed.add(e);
            }
        }
        if (!unhealed.isEmpty()) {
            InjectionException first = unhealed.get(0);
            unhealed.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private void heal(Live one, long plannedMicros) {
        one.injection().close();
        long healedMicros = clock.nowMicros();
        long touched = one.injection().touched();
        live.remove(one);
        journal.append(
                "fault-healed",
                Map.of(
                        "id",
                        one.fault().id(),
                        "phase",
                        one.phase(),
                        "target",
                        one.fault().target(),
                        "plannedAt",
                        plannedMicros,
                        "healedAt",
                        healedMicros,
                        "touched",
                        touched));
        view.faultHealed(
                one.fault(), sinceOrigin(healedMicros), touched < 0 ? OptionalLong.empty() : OptionalLong.of(touched));
        if (one.injection().hasLapsed()) {
            throw new InjectionException(
                    one.fault().target() + ": " + one.fault().description()
                            + " ended before it was healed, so that the run does not show what it was to show");
        }
    }

    /** Heals what is live, out of turn: the run ends early. */
    @Override
    public synchronized void close() {
        heal(List.copyOf(live), clock.nowMicros());
    }

    private TimedFault fault(String id) {
        TimedFault fault = faults.get(id);
        if (fault == null) {
            throw new IllegalStateException("the plan names a fault that the scenario lacks: " + id);
        }
        return fault;
    }

    private Duration sinceOrigin(long atMicros) {
        return Duration.of(atMicros - originMicros, ChronoUnit.MICROS);
    }

    /** The instant, in microseconds since the Unix epoch, that lies {@code offset} after the timeline's zero. */
    static long micros(long originMicros, Duration offset) {
        return originMicros + TimeUnit.NANOSECONDS.toMicros(offset.toNanos());
    }
}
