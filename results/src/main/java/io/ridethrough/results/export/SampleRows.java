package io.ridethrough.results.export;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.results.tracing.JourneyTrace;
import java.io.IOException;
import java.util.Optional;

/** Writes each record of a sample file as a row. A visitor throws nothing: the first failure is kept, what follows it dropped. */
final class SampleRows implements SampleVisitor {

    private final long seed;
    private final TableFile<SampleRow> samples;
    private final TableFile<JourneyRow> journeys;
    private Optional<IOException> failure = Optional.empty();

    /** @param seed the run's */
    SampleRows(long seed, TableFile<SampleRow> samples, TableFile<JourneyRow> journeys) {
        this.seed = seed;
        this.samples = samples;
        this.journeys = journeys;
    }

    @Override
    public void sample(Sample sample) {
        row(samples, new SampleRow(sample, JourneyTrace.of(seed, sample.flow(), sample.user())));
    }

    @Override
    public void journey(Journey journey) {
        row(journeys, new JourneyRow(journey, JourneyTrace.of(seed, journey.flow(), journey.user())));
    }

    private <T> void row(TableFile<T> file, T record) {
        if (failure.isPresent()) {
            return;
        }
        try {
            file.row(record);
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
