package io.ridethrough.results.capacity.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One run of a study that is over and stored.
 *
 * @param kind what it is for
 * @param repetition which one of its kind, from 1
 * @param run id of the run
 * @param spent from the start of its environment to the end of its judgement
 * @param steps that it was to measure, in the order played; a run that was stopped did not come to all of them
 */
public record StudyBlock(Kind kind, int repetition, String run, Duration spent, List<StudyStep> steps) {

    /** What a run of a study is for. */
    public enum Kind {
        /** Rates that rise until the objective is broken, to find where to measure. Not measured by. */
        EXPLORED,
        /** Rates over the whole range. */
        MEASURED,
        /** Rates near the estimate. */
        REFINED;

        /** Its name in files and sentences. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of that name.
         *
         * @throws IllegalArgumentException for another
         */
        @JsonCreator
        public static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no kind of run of a study"));
        }
    }

    public StudyBlock {
        steps = List.copyOf(steps);
    }
}
