package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.results.plan.RunPlan;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits for what comes next in a run. Each of them ends at once when the run cannot go on, and says why: {@link
 * InterruptedException} when it is interrupted, {@link RunFailedException} when nothing can be recorded any more, {@link
 * EnvironmentUnavailableException} when a part of the environment has ended.
 *
 * @param clock of the run
 * @param live what could end
 */
record LiveWait(TimelineClock clock, LiveRun live) {
    /** How long Gatling may take to be ready: seconds, and more on a busy machine. */
    private static final Duration GENERATOR_START = Duration.ofSeconds(45);
    /** How much longer than its clients' patience the load generator may take to end. */
    private static final Duration GENERATOR_GRACE = Duration.ofSeconds(20);

    /** The zero of the timeline, which the generator chooses as soon as it is ready; microseconds since the Unix epoch. */
    long origin(LoadGenerator generator)
            throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        long deadlineMicros = clock.nowMicros() + GENERATOR_START.toNanos() / 1_000;
        clock.awaitUntil(deadlineMicros, () -> generator.originMicros().isPresent() || cannotGoOn());
        refuseToGoOn();
        return generator
                .originMicros()
                .orElseThrow(() ->
                        new RunFailedException("Gatling was not ready within " + GENERATOR_START.toSeconds() + " s"));
    }

    /** Waits until an instant. */
    void until(long atMicros) throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        clock.awaitUntil(atMicros, this::cannotGoOn);
        refuseToGoOn();
    }

    /** Waits until an instant; true when a stop condition came first. */
    boolean stopsBefore(long atMicros, StopWatch stops)
            throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        clock.awaitUntil(atMicros, () -> cannotGoOn() || stops.reached().isPresent());
        refuseToGoOn();
        return stops.reached().isPresent();
    }

    /** The exit code of the load generator, once its last clients have been served or have given up. */
    int exit(RunPlan plan, LoadGenerator generator)
            throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        Duration patience = plan.load().stream()
                .map(load -> load.patience())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(GENERATOR_GRACE);
        long deadline = clock.nowMicros() + patience.toNanos() / 1_000;
        Optional<Integer> exit = Optional.empty();
        while (exit.isEmpty() && clock.nowMicros() < deadline) {
            exit = generator.awaitExit(Duration.ofMillis(100));
            refuseToGoOn();
        }
        return exit.orElseThrow(() ->
                new RunFailedException("Gatling did not end within " + patience.toSeconds() + " s of the last phase"));
    }

    private boolean cannotGoOn() {
        return Thread.currentThread().isInterrupted() || live.cannotGoOn();
    }

    private void refuseToGoOn() throws EnvironmentUnavailableException, RunFailedException, InterruptedException {
        if (Thread.interrupted() || live.isInterrupted()) {
            throw new InterruptedException("interrupted");
        }
        Optional<String> recording = live.recordingFailure();
        if (recording.isPresent()) {
            throw new RunFailedException(recording.get());
        }
        Optional<String> environment = live.environmentFailure();
        if (environment.isPresent()) {
            throw new EnvironmentUnavailableException(environment.get());
        }
    }
}
