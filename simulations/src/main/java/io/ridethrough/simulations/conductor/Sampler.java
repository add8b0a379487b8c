package io.ridethrough.simulations.conductor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.simulations.terminal.RunView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads the probes twice a second while load runs: into the journal, and once a second to whoever watches. */
final class Sampler implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final int READINGS_PER_TICK = 2;
    private static final List<String> OF_ITSELF = List.of("heapUsedMiB", "heapLimitMiB", "cpuMillis");

    private final RunningEnvironment environment;
    private final LoadGenerator generator;
    private final RunJournal journal;
    private final TimelineClock clock;
    private final RunView view;
    private final TickMaker ticks;
    private final StopWatch stops;
    private final CpuMeter meter;
    private final long originMicros;
    private final Thread thread = new Thread(this::sample, "conductor-sampler");
    private volatile boolean stopped;

    /**
     * @param originMicros the timeline's zero, microseconds since the Unix epoch
     */
    Sampler(
            RunningEnvironment environment,
            LoadGenerator generator,
            RunJournal journal,
            TimelineClock clock,
            RunView view,
            TickMaker ticks,
            StopWatch stops,
            CpuMeter meter,
            long originMicros) {
        this.environment = environment;
        this.generator = generator;
        this.journal = journal;
        this.clock = clock;
        this.view = view;
        this.ticks = ticks;
        this.stops = stops;
        this.meter = meter;
        this.originMicros = originMicros;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void sample() {
        meter.watchCurrentThread();
        long everyMicros = TimeUnit.NANOSECONDS.toMicros(EVERY.toNanos());
        long nextMicros = originMicros;
        for (long n = 0; clock.awaitUntil(nextMicros, () -> stopped); n++) {
            read(n % READINGS_PER_TICK == 0);
            // A reading that took long is not made up for: the next one comes at the next mark.
            nextMicros += everyMicros * Math.max(1, (clock.nowMicros() - nextMicros) / everyMicros + 1);
        }
    }

    private void read(boolean isTick) {
        try {
            List<ProbeReading> readings = environment.probe();
            long readAtMicros = clock.nowMicros();
            readings.forEach(reading -> journal(reading, readAtMicros));
            readings.forEach(reading -> stops.read(reading, readAtMicros));
            if (isTick) {
                tick(readings);
            }
        } catch (RuntimeException e) {
            // A run is not worth less for a probe that failed once, but its reader should know.
            journal.append("probe-failed", Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    private void journal(ProbeReading reading, long readAtMicros) {
        Map<String, Object> fields = new HashMap<>(reading.values());
        fields.put("source", reading.source());
        fields.put("readAt", readAtMicros);
        journal.append("probe", fields);
    }

    private void tick(List<ProbeReading> readings) {
        Optional<JsonNode> word = generator.tick();
        word.ifPresent(tick -> journal.append("generator", kept(tick)));
        Duration elapsed = Duration.ofMillis((clock.nowMicros() - originMicros) / 1_000);
        view.tick(ticks.tick(elapsed, word, readings));
    }

    /** What the journal keeps of the generator's word about itself; what it does not tell is left out. */
    static Map<String, Object> kept(JsonNode word) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("sent", word.path("samples").asLong());
        for (String name : OF_ITSELF) {
            if (word.has(name)) {
                fields.put(name, word.path(name).asLong());
            }
        }
        return fields;
    }

    /** Stops reading; waits for the reading under way. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
