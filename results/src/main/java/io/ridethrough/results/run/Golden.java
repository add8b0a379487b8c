package io.ridethrough.results.run;

import java.util.List;

/**
 * What a run's watch over golden prompts left.
 *
 * @param answers in the order of their writing
 */
public record Golden(GoldenReferences references, List<GoldenAnswer> answers) {

    /** Of a run without a watch. */
    public static final Golden NONE = new Golden(GoldenReferences.NONE, List.of());

    public Golden {
        answers = List.copyOf(answers);
    }
}
