package io.ridethrough.results.run;

import java.util.List;

/**
 * The application's own log of its calls to models.
 *
 * @param isRecorded whether there was a log at all
 * @param isFull whether it had reached its limit, so that later calls are missing
 * @param calls in the order of their ends
 */
public record ModelCalls(boolean isRecorded, boolean isFull, List<ModelCall> calls) {

    /** Of an application that keeps no log. */
    public static final ModelCalls NONE = new ModelCalls(false, false, List.of());

    public ModelCalls {
        calls = List.copyOf(calls);
    }
}
