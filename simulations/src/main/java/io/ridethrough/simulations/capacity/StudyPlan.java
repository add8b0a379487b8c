package io.ridethrough.simulations.capacity;

import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.StepMeasurement;
import io.ridethrough.results.capacity.estimate.CapacityEstimator;
import io.ridethrough.results.capacity.study.StudyBlock;
import io.ridethrough.results.capacity.study.StudyBlock.Kind;
import io.ridethrough.results.capacity.study.StudyRecord;
import io.ridethrough.results.capacity.study.StudyStep;
import io.ridethrough.results.capacity.study.StudyTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Which run of a study comes next, given those that there are. Pure: the same study gives the same next run, whether it was
 * interrupted meanwhile or not; its clock is what the runs so far have taken.
 *
 * @param protocol how it measures
 * @param estimator of what was measured so far
 * @param isAllowed whether the environment may get so much load; a run whose load is too high is cut short or refused
 */
record StudyPlan(Protocol protocol, CapacityEstimator estimator, Predicate<PlannedBlock> isAllowed) {
    /** Of the first state, whose shop nobody knows yet. */
    private static final double FIRST_RATE = 1;

    /** Of each further state, as a share of what the first one's exploring found. */
    private static final double LATER_RATE = 0.3;

    private static final int MOST_EXPLORED = 16;

    /** One arrival in a hundred seconds, and as much as one load generator is sure to keep up with. */
    private static final double LEAST_RATE = 0.01;

    private static final double MOST_RATE = 1_000;
    private static final double ROUNDED_TO = 1_000;

    /** Below the lowest, where it was broken at all of them. */
    private static final List<Double> LOWER = List.of(0.3, 0.55, 0.8);

    /** What starting and ending a run take, beside its load. */
    private static final Duration AROUND_LOAD = Duration.ofSeconds(18);

    /** A window below this holds too few orders. */
    private static final Duration LEAST_WINDOW = Duration.ofSeconds(6);

    /**
     * The next run; empty when the study is complete.
     *
     * @param measured what the runs so far measured, by their ids
     */
    Optional<PlannedBlock> next(StudyRecord study, Map<String, List<StepMeasurement>> measured) {
        for (StudyTerms.State state : study.terms().states()) {
            if (explored(study, state.state()).isEmpty()) {
                return Optional.of(exploring(study, state.state(), measured));
            }
        }
        int played = study.blocks(Kind.MEASURED).size();
        if (played < protocol.repetitions()) {
            return Optional.of(measuring(study, played + 1, measured));
        }
        int refined = study.blocks(Kind.REFINED).size();
        return refined < protocol.repetitions() ? refining(study, refined + 1, measured) : Optional.empty();
    }

    private static Optional<StudyBlock> explored(StudyRecord study, ModelState state) {
        return study.blocks(Kind.EXPLORED).stream()
                .filter(block -> block.steps().get(0).state() == state)
                .findFirst();
    }

    private PlannedBlock exploring(StudyRecord study, ModelState state, Map<String, List<StepMeasurement>> measured) {
        double first = study.blocks(Kind.EXPLORED).stream()
                .findFirst()
                .map(block -> LATER_RATE * explored(study, block, measured))
                .orElse(FIRST_RATE);
        List<StudyStep> steps = new ArrayList<>();
        double rate = Math.max(LEAST_RATE, first);
        while (steps.size() < MOST_EXPLORED && rate <= MOST_RATE) {
            steps.add(step(state, rounded(rate), 1));
            rate *= protocol.growth();
        }
        PlannedBlock block = new PlannedBlock(
                Kind.EXPLORED, 1, steps, protocol.warmUp(), Duration.ZERO, protocol.exploring(), Duration.ZERO);
        while (block.steps().size() > 1 && !isAllowed.test(block)) {
            block = block.shorter();
        }
        return block;
    }

    private static double explored(StudyRecord study, StudyBlock block, Map<String, List<StepMeasurement>> measured) {
        return ExploredRate.of(study.terms().objective(), measured.getOrDefault(block.run(), List.of()));
    }

    private PlannedBlock measuring(StudyRecord study, int repetition, Map<String, List<StepMeasurement>> measured) {
        List<StudyStep> steps = new ArrayList<>();
        for (StudyTerms.State state : study.terms().states()) {
            double top = explored(study, explored(study, state.state()).orElseThrow(), measured);
            steps.addAll(steps(state.state(), top, protocol.measured(), repetition));
        }
        return block(study, Kind.MEASURED, repetition, steps, protocol.window());
    }

    private Optional<PlannedBlock> refining(
            StudyRecord study, int repetition, Map<String, List<StepMeasurement>> measured) {
        List<StepMeasurement> soFar = study.blocks(Kind.MEASURED).stream()
                .flatMap(block -> measured.getOrDefault(block.run(), List.of()).stream())
                .toList();
        List<StudyStep> steps = new ArrayList<>();
        for (StudyTerms.State state : study.terms().states()) {
            steps.addAll(near(study, state.state(), soFar, repetition));
        }
        Duration window = protocol.budget()
                .map(budget -> affordable(budget.minus(study.spent()), steps.size()))
                .orElse(protocol.window());
        return steps.isEmpty() || window.compareTo(LEAST_WINDOW) < 0
                ? Optional.empty()
                : Optional.of(block(study, Kind.REFINED, repetition, steps, window));
    }

    /** The longest window, up to the usual one, with which so many steps fit into what is left. */
    private Duration affordable(Duration left, int steps) {
        if (steps == 0) {
            return Duration.ZERO;
        }
        Duration each = left.minus(AROUND_LOAD)
                .minus(protocol.warmUp())
                .minus(protocol.drain())
                .dividedBy(steps)
                .minus(protocol.settle())
                .minus(protocol.drain());
        Duration whole = Duration.ofSeconds(Math.max(0, each.toSeconds()));
        return whole.compareTo(protocol.window()) < 0 ? whole : protocol.window();
    }

    private List<StudyStep> near(StudyRecord study, ModelState state, List<StepMeasurement> soFar, int repetition) {
        List<StepMeasurement> own =
                soFar.stream().filter(step -> step.state() == state).toList();
        OptionalDouble estimate = estimator.justHeld(state, soFar);
        if (estimate.isPresent()) {
            return steps(state, estimate.getAsDouble(), protocol.refined(), repetition);
        }
        List<StepMeasurement> sound =
                own.stream().filter(StepMeasurement::isSound).toList();
        if (sound.isEmpty()) {
            // Nothing was learnt of this state: more of the same would only be more of it.
            return List.of();
        }
        boolean isHeld = sound.stream()
                .noneMatch(step -> ExploredRate.isBroken(study.terms().objective(), step));
        double highest = sound.stream().mapToDouble(StepMeasurement::rate).max().orElseThrow();
        double lowest = sound.stream().mapToDouble(StepMeasurement::rate).min().orElseThrow();
        return isHeld ? steps(state, highest, Protocol.HIGHER, repetition) : steps(state, lowest, LOWER, repetition);
    }

    private static List<StudyStep> steps(ModelState state, double rate, List<Double> shares, int repetition) {
        return shares.stream()
                .map(share -> rounded(Math.min(MOST_RATE, share * rate)))
                .distinct()
                .map(each -> step(state, each, repetition))
                .toList();
    }

    private PlannedBlock block(StudyRecord study, Kind kind, int repetition, List<StudyStep> steps, Duration window) {
        List<StudyStep> drawn = new ArrayList<>(steps);
        long ordinal = study.blocks().size();
        Collections.shuffle(drawn, new Random(study.terms().seed() * 31 + ordinal));
        return new PlannedBlock(
                kind, repetition, drawn, protocol.warmUp(), protocol.settle(), window, protocol.drain());
    }

    private static StudyStep step(ModelState state, double rate, int repetition) {
        return new StudyStep(
                state.word() + "-" + String.format(Locale.ROOT, "%.3f", rate).replace('.', '-') + "-r" + repetition,
                state,
                rate,
                repetition);
    }

    private static double rounded(double rate) {
        return Math.max(LEAST_RATE, Math.round(rate * ROUNDED_TO) / ROUNDED_TO);
    }
}
