package io.ridethrough.results.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** When a run is healed and ended before its time: the closed vocabulary of a scenario's {@code stop} list. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "when")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StopCondition.ErrorBudget.class, name = "error-budget"),
    @JsonSubTypes.Type(value = StopCondition.ProbeAbove.class, name = "probe"),
})
public sealed interface StopCondition {

    /**
     * Of a flow's requests that ended within {@code over}, and at least {@code fewestRequests} did, more than the share
     * {@code atMost} (0 to 1) ended in an error that the customer saw.
     */
    record ErrorBudget(String flow, double atMost, Duration over, int fewestRequests) implements StopCondition {}

    /**
     * Each reading of a probe over {@code lasting} was above a bound.
     *
     * @param probe the probe's name in scenarios, such as {@code requests-queued}
     * @param source who reads it, as {@code probe} events of the journal name them
     * @param target the dependency that it is about; empty for the system under test itself
     * @param field which of the reading's values
     */
    record ProbeAbove(String probe, String source, String target, String field, long above, Duration lasting)
            implements StopCondition {}
}
