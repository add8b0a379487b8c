package io.ridethrough.simulations.recording;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.LineLog;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.run.ShownAnswerLog;
import io.ridethrough.results.samples.SampleWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Records a run into its folder, and keeps the running figures of it. */
public final class RunRecorder implements Recorder, AutoCloseable {

    private final SampleWriter samples;
    private final LogQueue<Claim> claims;
    private final LogQueue<ShownAnswer> answers;
    private final Progress progress;
    private final EpochClock clock;
    private final Consumer<Sample> listener;
    private final LongAdder journeysEnded = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final Set<OpenJourney> open = ConcurrentHashMap.newKeySet();
    private final Set<SecondClick> clicks = ConcurrentHashMap.newKeySet();

    private RunRecorder(
            SampleWriter samples,
            LogQueue<Claim> claims,
            LogQueue<ShownAnswer> answers,
            Progress progress,
            EpochClock clock,
            Consumer<Sample> listener) {
        this.samples = samples;
        this.claims = claims;
        this.answers = answers;
        this.progress = progress;
        this.clock = clock;
        this.listener = listener;
    }

    /** A recorder that nobody listens to. */
    static RunRecorder create(RunFolder folder, List<String> flows, EpochClock clock) throws IOException {
        return create(folder, flows, clock, sample -> {});
    }

    /**
     * Makes the sample file and the logs of claims and of shown answers.
     *
     * @param flows names of all flows that will be recorded
     * @param listener hears of each request as it ends, from Gatling's event loops: quick and thread-safe, as the recorder
     *     itself
     * @throws IOException when one of them exists already or cannot be made
     */
    public static RunRecorder create(RunFolder folder, List<String> flows, EpochClock clock, Consumer<Sample> listener)
            throws IOException {
        SampleWriter samples = SampleWriter.create(folder.samples());
        try {
            LineLog<Claim> claimLog = ClaimLog.create(folder.claims());
            LogQueue<Claim> claims = new LogQueue<>("claims", claimLog::block, claimLog::append, claimLog);
            LineLog<ShownAnswer> answerLog = ShownAnswerLog.create(folder.shownAnswers());
            LogQueue<ShownAnswer> answers =
                    new LogQueue<>("shown answers", answerLog::block, answerLog::append, answerLog);
            claims.start();
            answers.start();
            return new RunRecorder(samples, claims, answers, new Progress(flows), clock, listener);
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
        journeysEnded.increment();
    }

    /** How many journeys have ended. */
    public long journeysEnded() {
        return journeysEnded.sum();
    }

    /** Whether a journey is under way. */
    public boolean hasOpenJourneys() {
        return !open.isEmpty();
    }

    @Override
    public void sent() {
        sent.increment();
    }

    /** How many requests were made ready to be sent. */
    public long requestsSent() {
        return sent.sum();
    }

    @Override
    public void sample(Sample sample) {
        samples.record(sample);
        progress.sampled(sample);
        listener.accept(sample);
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
    public void shown(ShownAnswer answer) {
        answers.add(answer);
    }

    @Override
    public Optional<IOException> failure() {
        return samples.failure().or(claims::failure).or(answers::failure);
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
        try (samples;
                answers) {
            claims.close();
        }
    }
}
