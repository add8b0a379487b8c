package io.ridethrough.simulations.gatling;

import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.ridethrough.simulations.recording.EpochClock;
import io.ridethrough.simulations.recording.RunRecorder;
import java.time.Duration;

/**
 * Ends a load that the conductor wants ended: one virtual user without requests who waits for the order, then, for as long
 * as a drain may take, for the journeys under way, and then stops the generator, so that no arrival due later keeps it. It
 * leaves with the last journey when no order comes.
 *
 * @param plannedJourneys how many journeys there are when all have arrived
 * @param drain how long requests under way may still take
 */
record EarlyEnd(RunRecorder recorder, long plannedJourneys, EpochClock clock, Duration drain) {

    private static final Duration LOOK = Duration.ofMillis(100);

    ScenarioBuilder watching() {
        return scenario("early-end")
                .asLongAs(session -> isLoadOn())
                .on(pause(LOOK))
                .asLongAs(session -> isDraining())
                .on(pause(LOOK))
                .stopLoadGeneratorIf(
                        session -> "the run was stopped",
                        session -> StopOrder.givenAt().isPresent());
    }

    private boolean isLoadOn() {
        return StopOrder.givenAt().isEmpty() && recorder.journeysEnded() < plannedJourneys;
    }

    private boolean isDraining() {
        return StopOrder.givenAt().isPresent()
                && recorder.hasOpenJourneys()
                && clock.epochMicros() < StopOrder.givenAt().getAsLong() + drain.toNanos() / 1_000;
    }
}
