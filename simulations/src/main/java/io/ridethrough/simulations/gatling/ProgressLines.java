package io.ridethrough.simulations.gatling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.simulations.recording.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends a run's figures, and those of this process, to the conductor once a second. */
public final class ProgressLines {

    private final Progress progress;
    private final ConductorLine conductor;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress-lines");
        thread.setDaemon(true);
        return thread;
    });

    public ProgressLines(Progress progress, ConductorLine conductor) {
        this.progress = progress;
        this.conductor = conductor;
    }

    public void start() {
        var unused = timer.scheduleAtFixedRate(this::send, 1, 1, TimeUnit.SECONDS);
    }

    public void stop() {
        timer.shutdown();
    }

    private void send() {
        conductor.send(line(progress.next(), HeapUse.now(), processorTime()));
    }

    /** Of this process since it began; empty where the system does not tell. */
    private static Optional<Duration> processorTime() {
        return ProcessHandle.current().info().totalCpuDuration();
    }

    static ObjectNode line(Progress.Snapshot snapshot, HeapUse heap, Optional<Duration> processorTime) {
        ObjectNode line = ConductorLine.event("tick")
                .put("samples", snapshot.samples())
                .put("failed", snapshot.failed())
                .put("heapUsedMiB", heap.usedMiB());
        heap.limitMiB().ifPresent(limit -> line.put("heapLimitMiB", limit));
        processorTime.ifPresent(used -> line.put("cpuMillis", used.toMillis()));
        ObjectNode flows = line.putObject("flows");
        snapshot.flows()
                .forEach((name, flow) -> flows.putObject(name)
                        .put("arrived", flow.arrived())
                        .put("completed", flow.completed())
                        .put("failed", flow.failed())
                        .put("p95Millis", flow.p95Millis()));
        return line;
    }
}
