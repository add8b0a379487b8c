package io.ridethrough.results.export;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Samples of two flows in a minute, with a burst, answers that come late, and failures of every kind. */
final class MadeUpSamples {

    /** In the middle of a second. */
    static final long ORIGIN = 1_700_000_000_400_000L;

    private static final int SPREAD = 20_000;
    private static final int BURST = 2 * OpenSecond.MOST_RAW;
    private static final long MINUTE = 60_000_000;
    private static final long BURST_AT = 20_600_000;
    private static final long SECOND = 1_000_000;

    private MadeUpSamples() {}

    /** In the order of their ends, as a run has them. */
    static List<Sample> of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sample> samples = new ArrayList<>();
        for (int user = 0; user < SPREAD; user++) {
            String flow = random.nextInt(3) == 0 ? "dashboard" : "guest-checkout";
            String step = random.nextBoolean() ? "first" : "second";
            samples.add(sample(random, flow, step, user, ORIGIN + random.nextLong(MINUTE)));
        }
        for (int user = 0; user < BURST; user++) {
            long at = ORIGIN + BURST_AT + random.nextLong(SECOND);
            samples.add(sample(random, "guest-checkout", "first", SPREAD + user, at));
        }
        samples.sort(Comparator.comparingLong(Sample::endedAt));
        return samples;
    }

    private static Sample sample(SplittableRandom random, String flow, String step, int user, long intended) {
        Outcome outcome =
                random.nextInt(10) == 0 ? Outcome.values()[random.nextInt(Outcome.values().length)] : Outcome.OK;
        long latency = (long) (50_000 * Math.exp(1.5 * random.nextGaussian()));
        long waited = random.nextLong(latency + 1);
        return new Sample(flow, step, user, intended, intended + waited, intended + latency, 200, outcome, "model", "");
    }

    /** Stores them as the samples of a run, with a journey among them. */
    static RunFolder store(Path path, List<Sample> samples) throws IOException {
        RunFolder folder = new RunFolder(Files.createDirectories(path));
        try (SampleWriter writer = SampleWriter.create(folder.samples())) {
            writer.record(new Journey("guest-checkout", 0, 1, 1, ORIGIN, true, false));
            samples.forEach(writer::record);
        }
        return folder;
    }
}
