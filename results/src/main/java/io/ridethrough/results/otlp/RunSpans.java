package io.ridethrough.results.otlp;

import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.tracing.RunTrace;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run as a whole: a span from its first event to its last, and beneath it its phases, as the plan counts them from the start
 * of load, and its faults, from applied to healed by the journal. What did not hold, or could not be told, is an event of the
 * run where its evidence begins.
 */
final class RunSpans {

    private final RunRecord run;
    private final RunTrace trace;
    private final PlannedMoments moments;
    private final RunExtent extent;

    RunSpans(RunRecord run, RunTrace trace, PlannedMoments moments) {
        this.run = run;
        this.trace = trace;
        this.moments = moments;
        this.extent = RunExtent.of(run);
    }

    /** The run first. */
    List<Span> of(Verdict verdict) {
        List<Span> spans = new ArrayList<>();
        spans.add(whole(verdict));
        for (PlannedPhase phase : moments.phases()) {
            phase(phase).ifPresent(spans::add);
            for (PlannedFault fault : phase.faults()) {
                fault(fault, phase).ifPresent(spans::add);
            }
        }
        return spans;
    }

    private Span whole(Verdict verdict) {
        RunPlan plan = run.plan();
        Span span = Span.of(
                        trace.traceId(),
                        trace.rootId(),
                        "run " + plan.scenario(),
                        Span.Kind.INTERNAL,
                        extent.fromMicros(),
                        extent.toMicros())
                .with(new Attributes()
                        .with(Names.RUN, plan.runId())
                        .with(Names.SCENARIO, plan.scenario())
                        .with(Names.ENVIRONMENT, plan.environment())
                        .with(Names.DEFECT, plan.defect())
                        .with(Names.SEED, plan.seed())
                        .with("ridethrough.journeys", (long) run.journeys().size())
                        .with("ridethrough.verdict", verdict.grade().name())
                        .with("ridethrough.verdict.sentence", verdict.sentence()));
        for (Finding finding : verdict.findings()) {
            if (finding.grade() != Grade.PASS) {
                span.event(noticedAt(finding), "ridethrough.finding", about(finding));
            }
        }
        return switch (verdict.grade()) {
            case PASS -> span.endedWell();
            case FAIL -> span.endedBadly(verdict.sentence());
            case INCONCLUSIVE -> span;
        };
    }

    /** Where a finding's evidence begins; the end of the run without any. */
    private long noticedAt(Finding finding) {
        return finding.evidence().stream()
                .mapToLong(evidence -> moments.at(Duration.ofMillis(evidence.fromMillis())))
                .filter(at -> at >= extent.fromMicros())
                .min()
                .orElse(extent.toMicros());
    }

    private static Attributes about(Finding finding) {
        return new Attributes()
                .with("ridethrough.finding", finding.id())
                .with("ridethrough.claim", finding.claim())
                .with("ridethrough.grade", finding.grade().name())
                .with("ridethrough.sentence", finding.sentence())
                .with("ridethrough.expected", finding.expected())
                .with("ridethrough.measured", finding.measured())
                .withAny("ridethrough.why", finding.why())
                .with("ridethrough.source", finding.source());
    }

    /** As far as the run came; empty when it was stopped before. */
    private Optional<Span> phase(PlannedPhase phase) {
        long from = moments.at(phase.startsAfter());
        long to = Math.min(moments.at(phase.endsAfter()), stoppedAt());
        return from >= to
                ? Optional.empty()
                : Optional.of(part("phase/" + phase.name(), "phase " + phase.name(), from, to)
                        .with(new Attributes()
                                .with(Names.RUN, run.plan().runId())
                                .with(Names.PHASE, phase.name())
                                .with("ridethrough.judged", phase.judged())));
    }

    private long stoppedAt() {
        return run.journal().stream()
                .filter(event -> event.event().equals("stop-condition"))
                .mapToLong(event -> event.fields().path("seenAt").asLong(event.at()))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Empty when the journal does not say that it was applied. One that was never healed lasts to the end of the run. */
    private Optional<Span> fault(PlannedFault fault, PlannedPhase phase) {
        Optional<JournalEvent> healed = event("fault-healed", fault);
        long to = healed.map(event -> moment(event, "healedAt")).orElse(extent.toMicros());
        return event("fault-applied", fault).map(applied -> {
            Attributes attributes = new Attributes()
                    .with(Names.RUN, run.plan().runId())
                    .with(Names.PHASE, phase.name())
                    .with(Names.FAULT, fault.id())
                    .with("ridethrough.fault.target", fault.target())
                    .with("ridethrough.fault.kind", fault.kind())
                    .with("ridethrough.fault.description", fault.description());
            // Less than none: what it touched cannot be counted.
            healed.map(event -> event.fields().path("touched").asLong(-1))
                    .filter(touched -> touched >= 0)
                    .ifPresent(touched -> attributes.with("ridethrough.fault.touched", (long) touched));
            return part("fault/" + fault.id(), "fault " + fault.id(), moment(applied, "appliedAt"), to)
                    .with(attributes);
        });
    }

    private Span part(String what, String name, long from, long to) {
        return Span.of(trace.traceId(), trace.spanId(what), name, Span.Kind.INTERNAL, from, to)
                .under(trace.rootId());
    }

    private Optional<JournalEvent> event(String name, PlannedFault fault) {
        return run.journal().stream()
                .filter(event -> event.event().equals(name))
                .filter(event -> event.fields().path("id").asText().equals(fault.id()))
                .findFirst();
    }

    private static long moment(JournalEvent event, String field) {
        return event.fields().path(field).asLong(event.at());
    }
}
