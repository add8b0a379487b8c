package io.ridethrough.simulations.golden;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When golden prompts are asked: evenly over the whole timeline, and, for answers to be under way at the very instant,
 * {@value #ABOUT_A_SWAP} more about each swap of the model and each rollback.
 *
 * @param questions by their offsets
 */
public record GoldenSchedule(List<Question> questions) {
    /** Questions about a swap: many enough for some to be written just then, few enough for the queue of a model. */
    static final int ABOUT_A_SWAP = 16;

    /** The first of them comes so long before the swap is due, which is made some milliseconds late, ... */
    static final Duration BEFORE_A_SWAP = Duration.ofMillis(80);

    /** ... and the others follow so far apart: a small model writes an answer within tens of milliseconds. */
    static final Duration APART = Duration.ofMillis(10);

    private static final String SWAP = "model-swap";

    /**
     * @param offset from the start of load
     * @param isAboutSwap whether it is asked for the sake of a swap
     */
    public record Question(Duration offset, boolean isAboutSwap) {}

    public GoldenSchedule {
        questions = List.copyOf(questions);
    }

    /**
     * Lays questions over a timeline.
     *
     * @param perSecond how often one is asked, above 0
     */
    public static GoldenSchedule of(double perSecond, List<PlannedPhase> phases) {
        Duration end = phases.get(phases.size() - 1).endsAfter();
        List<Question> questions = new ArrayList<>();
        for (long i = 0; ; i++) {
            Duration offset = Duration.ofNanos((long) (i / perSecond * 1e9));
            if (offset.compareTo(end) >= 0) {
                break;
            }
            questions.add(new Question(offset, false));
        }
        for (PlannedPhase phase : phases) {
            for (PlannedFault fault : phase.faults()) {
                if (fault.kind().equals(SWAP)) {
                    addAbout(fault.startsAfter(), questions);
                    addAbout(fault.endsAfter(), questions);
                }
            }
        }
        questions.sort(Comparator.comparing(Question::offset).thenComparing(Question::isAboutSwap));
        return new GoldenSchedule(questions);
    }

    private static void addAbout(Duration swap, List<Question> questions) {
        for (int i = 0; i < ABOUT_A_SWAP; i++) {
            Duration offset = swap.minus(BEFORE_A_SWAP).plus(APART.multipliedBy(i));
            if (!offset.isNegative()) {
                questions.add(new Question(offset, true));
            }
        }
    }
}
