package io.ridethrough.results.summary;

import io.ridethrough.results.checks.AtHome;
import io.ridethrough.results.checks.BreakerStates;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.Loss;
import io.ridethrough.results.run.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Everything that a run's report is made of, and as large for ten million samples as for a thousand.
 *
 * @param journal its events without the readings that are taken again and again; the last one is there whatever it is
 * @param flows those planned first
 * @param points those of the plan, in its order
 * @param breakersTold whether the breakers' states are the application's own word, not what the wire shows
 * @param breakersUnread whether nobody told them, and there is too much on the wire to read them there
 * @param egress what left the system under test
 * @param errors kinds of errors, in no order
 * @param attempts in no order
 * @param orders empty when the run has no ledger
 * @param lag of every request, from its intended start to its start
 * @param requests how many requests the record holds
 * @param cutOff how many of them the end of the run cut off
 * @param generatorHeap empty when the journal tells nothing of it, as in older runs
 * @param generatorCpuMillis processor time of the load generator's process from its start to its last word; empty likewise
 * @param losses the files of its folder that are not all there
 */
public record RunSummary(
        RunPlan plan,
        List<JournalEvent> journal,
        Timeline timeline,
        List<FlowSummary> flows,
        List<PointSummary> points,
        boolean breakersTold,
        boolean breakersUnread,
        WorkerSummary workers,
        EgressSummary egress,
        List<ErrorSummary> errors,
        List<AttemptCount> attempts,
        Optional<OrderTotals> orders,
        Latencies lag,
        long requests,
        long cutOff,
        Optional<GeneratorHeap> generatorHeap,
        OptionalLong generatorCpuMillis,
        List<Loss> losses) {

    public RunSummary {
        journal = List.copyOf(journal);
        flows = List.copyOf(flows);
        points = List.copyOf(points);
        errors = List.copyOf(errors);
        attempts = List.copyOf(attempts);
        losses = List.copyOf(losses);
    }

    /** Of a record that is in memory as a whole. */
    public static RunSummary of(RunRecord run) {
        Extent.Finder finder = new Extent.Finder();
        run.journeys().forEach(finder::journey);
        run.samples().forEach(finder::sample);
        Extent extent = finder.found();
        Timeline timeline = Timeline.of(
                run.plan(),
                run.journal().stream()
                        .flatMapToLong(event -> originTold(event).stream())
                        .findFirst(),
                run.journal().stream().mapToLong(JournalEvent::at).min().orElse(0),
                extent);

        SampleSums samples = new SampleSums(run.plan(), timeline, extent);
        run.journeys().forEach(samples::journey);
        run.samples().forEach(samples::sample);
        AttemptSums attempts = new AttemptSums(run.plan(), timeline);
        run.attempts().forEach(attempts::add);
        JournalSums journal = new JournalSums(run.plan(), timeline);
        run.journal().forEach(journal::add);
        Optional<OrderTotals> orders = run.ledger().map(ledger -> {
            LedgerSums entries = new LedgerSums();
            ledger.visit(entries);
            ClaimSums claims = new ClaimSums();
            run.claims().forEach(claims::add);
            return OrderTotals.of(entries, claims);
        });
        return of(
                run.plan(),
                timeline,
                samples,
                attempts,
                journal,
                point -> BreakerStates.onTheWire(run, point),
                false,
                egress(run, timeline),
                orders,
                run.losses());
    }

    private static EgressSummary egress(RunRecord run, Timeline timeline) {
        if (!run.egress().isRecorded()) {
            return EgressSummary.NONE;
        }
        EgressSums egress = new EgressSums(timeline, AtHome.declaredIn(run.journal()));
        run.egress().calls().forEach(egress::add);
        return egress.ended();
    }

    /** The plan and the events that were kept, as a record of nothing else: for those who look no further. */
    public RunRecord frame() {
        return new RunRecord(plan, journal, List.of(), List.of(), List.of(), List.of(), Optional.empty());
    }

    /** The zero of the timeline, if this event tells it. */
    public static OptionalLong originTold(JournalEvent event) {
        return event.event().equals("load-started")
                ? OptionalLong.of(event.fields().path("origin").asLong(event.at()))
                : OptionalLong.empty();
    }

    /**
     * Of what was added up from all of a run's records.
     *
     * @param onTheWire how a point's breaker is read where the application says nothing of any
     * @param hasTooMuchOnTheWire whether there is too much to read it
     */
    public static RunSummary of(
            RunPlan plan,
            Timeline timeline,
            SampleSums samples,
            AttemptSums attempts,
            JournalSums journal,
            Function<InferencePoint, Optional<BreakerStates>> onTheWire,
            boolean hasTooMuchOnTheWire,
            EgressSummary egress,
            Optional<OrderTotals> orders,
            List<Loss> losses) {
        List<FlowSummary> flows = samples.flows();
        Map<String, BreakerLane> breakers = journal.breakers(onTheWire);
        return new RunSummary(
                plan,
                journal.kept(),
                timeline,
                flows,
                plan.points().stream()
                        .map(point -> new PointSummary(
                                point,
                                demand(flows, point, timeline),
                                attempts.of(point),
                                breakers.getOrDefault(point.name(), BreakerLane.NONE)))
                        .toList(),
                journal.isTold(),
                !journal.isTold() && hasTooMuchOnTheWire && !plan.points().isEmpty(),
                journal.workers(),
                egress,
                samples.errors(),
                attempts.counts(),
                orders,
                samples.lag(),
                samples.requests(),
                samples.cutOff(),
                journal.generatorHeap(),
                journal.generatorCpuMillis(),
                losses);
    }

    private static MomentCounts demand(List<FlowSummary> flows, InferencePoint point, Timeline timeline) {
        return flows.stream()
                .filter(flow -> flow.name().equals(point.flow()))
                .flatMap(flow -> flow.step(point.step()).stream())
                .map(StepSummary::begun)
                .findFirst()
                .orElseGet(() -> new MomentSums(timeline, new PhaseClock(timeline)).ended());
    }
}
