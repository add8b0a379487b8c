package io.ridethrough.results.otlp;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.tracing.JourneyTrace;
import io.ridethrough.results.tracing.RunTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Journeys as spans, each with a span for each of its requests, under the ids that the requests carried: what the shop did for a
 * request, as the shop's own tracing has it, hangs beneath the span of that request. Spans begin when their request began; the
 * latency that a run judges counts from when it should have begun, and is an attribute.
 */
final class JourneySpans {

    private record Arrival(String flow, int user) {}

    private final RunRecord run;
    private final RunTrace trace;
    private final PlannedMoments moments;

    JourneySpans(RunRecord run, RunTrace trace, PlannedMoments moments) {
        this.run = run;
        this.trace = trace;
        this.moments = moments;
    }

    /** Each journey before its requests. */
    List<Span> of(List<Journey> journeys) {
        Map<Arrival, List<Sample>> requests = new HashMap<>();
        journeys.forEach(journey -> requests.put(new Arrival(journey.flow(), journey.user()), new ArrayList<>()));
        for (Sample sample : run.samples()) {
            List<Sample> wanted = requests.get(new Arrival(sample.flow(), sample.user()));
            if (wanted != null) {
                wanted.add(sample);
            }
        }
        List<Span> spans = new ArrayList<>();
        for (Journey journey : journeys) {
            JourneyTrace place = JourneyTrace.of(run.plan().seed(), journey.flow(), journey.user());
            spans.add(whole(journey, place));
            requests.getOrDefault(new Arrival(journey.flow(), journey.user()), List.of())
                    .forEach(request -> spans.add(request(request, place)));
        }
        return spans;
    }

    private Span whole(Journey journey, JourneyTrace place) {
        String end = journey.aborted() ? "aborted" : journey.completed() ? "completed" : "failed";
        Span span = Span.of(
                        place.traceId(),
                        place.spanId(),
                        journey.flow(),
                        Span.Kind.INTERNAL,
                        journey.startedAt(),
                        journey.endedAt())
                .with(about(journey.flow(), journey.user())
                        .with("ridethrough.end", end)
                        .with(Names.LATENCY, Seconds.of(journey.endedAt() - journey.intendedAt())))
                .linkedTo(trace.traceId(), trace.rootId());
        return end.equals("failed") ? span.endedBadly("the journey did not complete") : span;
    }

    private Span request(Sample sample, JourneyTrace place) {
        Attributes attributes = about(sample.flow(), sample.user())
                .with(Names.STEP, sample.step())
                .withAny(Names.PHASE, moments.phaseAt(sample.startedAt()))
                .withAny(Names.FAULT, moments.faultsAt(sample.startedAt()))
                .with("ridethrough.outcome", Words.of(sample.outcome()))
                .withAny("ridethrough.inference", sample.inference())
                .with(Names.LATENCY, Seconds.of(sample.latencyMicros()));
        if (sample.status() > 0) {
            attributes.with("http.response.status_code", (long) sample.status());
        }
        Span span = Span.of(
                        place.traceId(),
                        place.parentId(sample.step()),
                        sample.step(),
                        Span.Kind.CLIENT,
                        sample.startedAt(),
                        sample.endedAt())
                .under(place.spanId())
                .with(attributes);
        if (sample.outcome() == Outcome.OK || sample.outcome() == Outcome.ABORTED) {
            return span;
        }
        attributes.with(
                "error.type",
                sample.outcome() == Outcome.HTTP_ERROR ? String.valueOf(sample.status()) : Words.of(sample.outcome()));
        return span.endedBadly(sample.error());
    }

    private Attributes about(String flow, int user) {
        return new Attributes()
                .with(Names.RUN, run.plan().runId())
                .with(Names.FLOW, flow)
                .with(Names.USER, (long) user);
    }
}
