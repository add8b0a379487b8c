package io.ridethrough.simulations.conductor;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.simulations.terminal.RunView;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Opens the faults of a phase at its start and heals them at its end, and writes down when it planned to and did. */
final class FaultTimeline implements AutoCloseable {
    private record Live(PlannedFault fault, String phase, Injection injection) {}

    private final Injector injector;
    private final Map<String, Fault> faults;
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
            Map<String, Fault> faults,
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
     * Applies a phase's faults now, and then heals those of the phase before: between two broken phases no request finds
     * the dependency whole.
     *
     * @param plannedMicros when the phase should begin, microseconds since the Unix epoch
     * @throws InjectionException when a fault could not be applied, or one of the phase before may still be in place
     */
    synchronized void enter(PlannedPhase phase, long plannedMicros) {
        List<Live> before = List.copyOf(live);
        apply(phase, plannedMicros);
        heal(before, plannedMicros);
    }

    private void apply(PlannedPhase phase, long plannedMicros) {
        for (PlannedFault fault : phase.faults()) {
            Injection injection = injector.inject(fault.target(), fault(fault.id()));
            long appliedMicros = clock.nowMicros();
            live.add(new Live(fault, phase.name(), injection));
            journal.append(
                    "fault-applied",
                    Map.of(
                            "id", fault.id(),
                            "phase", phase.name(),
                            "target", fault.target(),
                            "description", fault.description(),
                            "plannedAt", plannedMicros,
                            "appliedAt", appliedMicros));
            sightings.applied(fault, phase.name(), injection);
            view.faultApplied(fault, sinceOrigin(appliedMicros));
        }
    }

    /**
     * Heals every live fault now. One that cannot be healed stays live, for {@link #close()} to try again.
     *
     * @param plannedMicros when they should end, microseconds since the Unix epoch
     * @throws InjectionException after having tried all of them, when one may still be in place
     */
    synchronized void leave(long plannedMicros) {
        heal(List.copyOf(live), plannedMicros);
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
    }

    /** Heals what is live, out of turn: the run ends early. */
    @Override
    public void close() {
        leave(clock.nowMicros());
    }

    private Fault fault(String id) {
        Fault fault = faults.get(id);
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
