package io.ridethrough.simulations.scenario;

import io.ridethrough.faults.Fault;
import io.ridethrough.results.plan.Expectation;
import io.ridethrough.results.plan.StopCondition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A scenario as written: a timeline of phases with their faults, who arrives meanwhile, and what is claimed of it all.
 *
 * @param name such as {@code checkout-brownout}; its file in the library is named alike
 * @param story what the scenario tests, in a sentence or two
 * @param seed where arrivals and test data are drawn from; empty leaves the choice to the run
 * @param load open arrivals over the whole timeline, one entry a flow
 * @param watch what is asked beside the load; empty for nothing
 * @param phases the timeline, in order and without gaps
 * @param stops what heals and ends a run before its time
 * @param expectations what is claimed of the run, at least one
 */
public record Scenario(
        String name,
        String story,
        OptionalLong seed,
        List<Load> load,
        Optional<Watch> watch,
        List<Phase> phases,
        List<StopCondition> stops,
        List<Expectation> expectations) {

    private static final double MILLIS_A_SECOND = 1_000;

    public Scenario {
        load = List.copyOf(load);
        phases = List.copyOf(phases);
        stops = List.copyOf(stops);
        expectations = List.copyOf(expectations);
    }

    /** A scenario that watches nothing, and that nothing ends before its time. */
    public Scenario(
            String name,
            String story,
            OptionalLong seed,
            List<Load> load,
            List<Phase> phases,
            List<Expectation> expectations) {
        this(name, story, seed, load, Optional.empty(), phases, List.of(), expectations);
    }

    /** The first sentence of the story. */
    public String headline() {
        return Headline.of(story);
    }

    /** From the start of the first phase to the end of the last. */
    public Duration timeline() {
        return phases.stream().map(Phase::lasts).reduce(Duration.ZERO, Duration::plus);
    }

    /** How many times its usual number of arrivals a flow has over the whole timeline, in seconds of usual load. */
    public double secondsOfLoad() {
        return phases.stream()
                .mapToDouble(phase -> phase.load() * phase.lasts().toMillis() / MILLIS_A_SECOND)
                .sum();
    }

    /** The load of its busiest phase, as a multiple of the usual one. */
    public double highestLoad() {
        return phases.stream().mapToDouble(Phase::load).max().orElse(Phase.USUAL_LOAD);
    }

    /**
     * Open arrivals of one flow.
     *
     * @param flow the flow's name, one of {@link KnownFlow}
     * @param perSecond mean arrival rate, where a phase's load is the usual one
     * @param patience how long a client waits for one answer
     * @param secondClick what impatient clients click a second time; empty for nothing
     * @param products the SKUs that clients choose from; empty for the whole catalogue
     */
    public record Load(
            String flow,
            double perSecond,
            Duration patience,
            Optional<SecondClick> secondClick,
            List<String> products) {

        public Load {
            products = List.copyOf(products);
        }

        /** Clients who click once and choose from the whole catalogue. */
        public Load(String flow, double perSecond, Duration patience) {
            this(flow, perSecond, patience, Optional.empty(), List.of());
        }
    }

    /**
     * A request that is sent again while its answer is awaited.
     *
     * @param step one that {@link KnownFlow#clickedTwice} names
     * @param after how long after the first request began, less than the patience
     * @param share of the clients who do so, more than 0 and at most 1
     */
    public record SecondClick(String step, Duration after, double share) {}

    /**
     * Golden prompts, asked of the model beside the load.
     *
     * @param prompts how many different ones, drawn by the seed and asked in turn
     * @param perSecond how often one is asked, evenly spaced
     * @param patience how long an answer may take
     */
    public record Watch(int prompts, double perSecond, Duration patience) {}

    /**
     * A named window of the timeline.
     *
     * @param name unique within the scenario
     * @param lasts how long
     * @param judged false for a warm-up, of which nothing may be claimed
     * @param load how many times as often as each flow's rate says clients arrive meanwhile; 0 for nobody
     * @param faults live within this window
     */
    public record Phase(String name, Duration lasts, boolean judged, double load, List<PhaseFault> faults) {

        /** Clients arrive as often as their flow's rate says. */
        public static final double USUAL_LOAD = 1;

        public Phase {
            faults = List.copyOf(faults);
        }

        /** A phase with the usual load. */
        public Phase(String name, Duration lasts, boolean judged, List<PhaseFault> faults) {
            this(name, lasts, judged, USUAL_LOAD, faults);
        }
    }

    /**
     * A fault and what it breaks.
     *
     * @param target the dependency's name, one of {@link KnownTarget}
     * @param preset the name of the preset that it comes from
     */
    public record PhaseFault(String target, TimedFault timed, Optional<String> preset) {

        /** A fault of everything, for the whole of its phase. */
        public PhaseFault(String target, Fault fault) {
            this(target, TimedFault.whole(fault), Optional.empty());
        }

        public Fault fault() {
            return timed.fault();
        }

        /** What a reader is told, such as {@code cold-start: answers 503, retry after 5 s}. */
        public String description() {
            return preset.map(name -> name + ": ").orElse("") + timed.description();
        }
    }
}
