package io.ridethrough.results.export;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.results.tracing.JourneyTrace;
import java.io.IOException;
import java.util.Optional;

/** Writes each record of a sample file as a row. A visitor throws nothing: the first failure is kept, what follows it dropped. */
final class SampleRows implements SampleVisitor {

    static final String[] SAMPLE_HEADER = {
        "flow",
        "step",
        "user",
        "trace_id",
        "parent_id",
        "intended_at_micros",
        "started_at_micros",
        "ended_at_micros",
        "latency_micros",
        "status",
        "outcome",
        "inference",
        "error"
    };

    static final String[] JOURNEY_HEADER = {
        "flow",
        "user",
        "trace_id",
        "intended_at_micros",
        "started_at_micros",
        "ended_at_micros",
        "is_completed",
        "is_aborted"
    };

    private final long seed;
    private final CsvFile samples;
    private final CsvFile journeys;
    private Optional<IOException> failure = Optional.empty();

    /** @param seed the run's */
    SampleRows(long seed, CsvFile samples, CsvFile journeys) {
        this.seed = seed;
        this.samples = samples;
        this.journeys = journeys;
    }

    @Override
    public void sample(Sample sample) {
        JourneyTrace trace = JourneyTrace.of(seed, sample.flow(), sample.user());
        row(
                samples,
                sample.flow(),
                sample.step(),
                sample.user(),
                trace.traceId(),
                trace.parentId(sample.step()),
                sample.intendedAt(),
                sample.startedAt(),
                sample.endedAt(),
                sample.latencyMicros(),
                sample.status(),
                sample.outcome(),
                sample.inference(),
                sample.error());
    }

    @Override
    public void journey(Journey journey) {
        row(
                journeys,
                journey.flow(),
                journey.user(),
                JourneyTrace.of(seed, journey.flow(), journey.user()).traceId(),
                journey.intendedAt(),
                journey.startedAt(),
                journey.endedAt(),
                journey.completed(),
                journey.aborted());
    }

    private void row(CsvFile file, Object... cells) {
        if (failure.isPresent()) {
            return;
        }
        try {
            file.row(cells);
        } catch (IOException full) {
            failure = Optional.of(full);
        }
    }

    /** @throws IOException the first failure, if there was one */
    void throwFailure() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }
}
