package io.ridethrough.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.results.plan.PlannedLoad;
import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.summary.FlowSummary;
import io.ridethrough.results.summary.GeneratorHeap;
import io.ridethrough.results.summary.Latencies;
import io.ridethrough.results.summary.RunSummary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the load generator itself kept its promises: a run whose generator fell behind says little.
 *
 * @param lag of every request, from its intended start to its start
 * @param flows arrivals by flow
 * @param requests how many requests the record holds
 * @param cutOff how many of them the end of the run cut off
 * @param notes further facts from the journal, in words: the generator's own cost, its end, and what the conductor cost
 */
record GeneratorHealth(Latencies lag, List<Arrivals> flows, long requests, long cutOff, List<String> notes) {

    /** Arrivals of one flow: planned, and begun; {@code lag} is that of its journeys. */
    record Arrivals(String flow, long planned, long begun, Latencies lag) {}

    static GeneratorHealth of(RunSummary run) {
        return new GeneratorHealth(
                run.lag(),
                run.flows().stream().map(flow -> arrivals(flow, run.plan())).toList(),
                run.requests(),
                run.cutOff(),
                Stream.of(
                                run.generatorCpuMillis().stream().mapToObj(GeneratorHealth::processorTime),
                                run.generatorHeap().map(GeneratorHealth::memory).stream(),
                                run.journal().stream().flatMap(event -> note(event).stream()))
                        .flatMap(notes -> notes)
                        .toList());
    }

    private static String processorTime(long millis) {
        return "The generator used %s of processor time, its start included.".formatted(Wording.latency(millis));
    }

    private static String memory(GeneratorHeap heap) {
        String limit = heap.limitMiB() > 0
                ? " of the %s MiB that it may have (%d %%)"
                        .formatted(
                                Wording.count(heap.limitMiB()),
                                Math.round(100.0 * heap.mostUsedMiB() / heap.limitMiB()))
                : "";
        return "The generator's heap held at most %s MiB%s, garbage included."
                .formatted(Wording.count(heap.mostUsedMiB()), limit);
    }

    private static Arrivals arrivals(FlowSummary flow, RunPlan plan) {
        long planned = plan.load().stream()
                .filter(load -> load.flow().equals(flow.name()))
                .mapToLong(PlannedLoad::arrivals)
                .sum();
        return new Arrivals(flow.name(), planned, flow.arrivals().total(), flow.lag());
    }

    private static List<String> note(JournalEvent event) {
        return switch (event.event()) {
            case "generator-finished" ->
                List.of("The generator ended with exit code %d; it sent %s and wrote %s."
                        .formatted(
                                event.fields().path("exitCode").asInt(),
                                Wording.counted(requestsSent(event), "request", "requests"),
                                Wording.counted(event.fields().path("samples").asLong(), "sample", "samples")));
            case "cost" ->
                List.of("The conductor used %s of processor time in %s."
                        .formatted(
                                Wording.latency(event.fields()
                                        .path("conductorCpuMillis")
                                        .asDouble()),
                                Wording.latency(
                                        event.fields().path("wallMillis").asDouble())));
            default -> List.of();
        };
    }

    /** Runs of earlier releases have Gatling's own count instead. */
    private static long requestsSent(JournalEvent finished) {
        JsonNode sent = finished.fields().path("requestsSent");
        return (sent.isMissingNode() ? finished.fields().path("requestsByGatling") : sent).asLong();
    }
}
