package io.ridethrough.results.otlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.tracing.RunTrace;
import io.ridethrough.results.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's spans, as requests to a collector: the run with its phases and faults in a trace of its own, and up to
 * {@value JourneyChoice#MOST} journeys with their requests, each in the trace whose id its requests carried.
 */
public final class RunTraces {

    /** No request holds more, so that its body stays within some megabytes. */
    static final int MOST_SPANS = 1_000;

    private RunTraces() {}

    /** At least one body, the run's own span first. */
    public static List<Body> of(RunRecord run, Verdict verdict, Resource resource) {
        RunTrace trace = RunTrace.of(run.plan().runId());
        PlannedMoments moments = PlannedMoments.of(run);
        List<Span> spans = new ArrayList<>(new RunSpans(run, trace, moments).of(verdict));
        spans.addAll(new JourneySpans(run, trace, moments).of(JourneyChoice.of(run.journeys(), JourneyChoice.MOST)));
        return bodies(spans, Envelope.of(run.plan(), resource));
    }

    private static List<Body> bodies(List<Span> spans, Envelope envelope) {
        List<Body> bodies = new ArrayList<>();
        for (int from = 0; from < spans.size(); from += MOST_SPANS) {
            List<Span> some = spans.subList(from, Math.min(spans.size(), from + MOST_SPANS));
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            some.forEach(span -> list.add(span.json()));
            bodies.add(new Body(envelope.spans(list), some.size()));
        }
        return List.copyOf(bodies);
    }
}
