package io.ridethrough.simulations.recording;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Records a run into its folder, and keeps the running figures of it. */
public final class RunRecorder implements Recorder, AutoCloseable {

    private final SampleWriter samples;
    private final ClaimQueue claims;
    private final Progress progress;
    private final EpochClock clock;
    private final Set<OpenJourney> open = ConcurrentHashMap.newKeySet();
    private final Set<SecondClick> clicks = ConcurrentHashMap.newKeySet();

    private RunRecorder(SampleWriter samples, ClaimQueue claims, Progress progress, EpochClock clock) {
        this.samples = samples;
        this.claims = claims;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Makes the sample file and the log of claims.
     *
     * @param flows names of all flows that will be recorded
     * @throws IOException when either exists already or cannot be made
     */
    public static RunRecorder create(RunFolder folder, List<String> flows, EpochClock clock) throws IOException {
        SampleWriter samples = SampleWriter.create(folder.samples());
        try {
            ClaimQueue claims = new ClaimQueue(ClaimLog.create(folder.claims()));
            claims.start();
            return new RunRecorder(samples, claims, new Progress(flows), clock);
        } catch (IOException e) {
            samples.close();
            throw e;
        }
    }

    public Progress progress() {
        return progress;
    }

    @Override
    public void started(OpenJourney journey) {
        open.add(journey);
        progress.arrived(journey.flow());
    }

    @Override
    public void ended(OpenJourney ended, Journey journey) {
        open.remove(ended);
        samples.record(journey);
        progress.ended(journey);
    }

    @Override
    public void sample(Sample sample) {
        samples.record(sample);
        progress.sampled(sample);
    }

    @Override
    public void claim(Claim claim) {
        claims.add(claim);
    }

    @Override
    public void clicked(SecondClick click) {
        clicks.add(click);
    }

    @Override
    public void answered(SecondClick click) {
        clicks.remove(click);
    }

    @Override
    public Optional<IOException> failure() {
        return samples.failure().or(claims::failure);
    }

    /**
     * Records what is still under way as aborted, and writes out what is left. Only after the event loops have
     * stopped.
     *
     * @throws IOException when anything since the start could not be recorded
     */
    @Override
    public void close() throws IOException {
        List.copyOf(open).forEach(journey -> journey.abort(clock.epochMicros()));
        List.copyOf(clicks).forEach(click -> click.abort(clock.epochMicros()));
        try (samples) {
            claims.close();
        }
    }
}
