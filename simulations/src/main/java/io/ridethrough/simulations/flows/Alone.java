package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

import io.gatling.javaapi.core.PopulationBuilder;
import io.ridethrough.simulations.recording.Arrivals;
import io.ridethrough.simulations.recording.EpochClock;
import io.ridethrough.simulations.recording.Pace;
import io.ridethrough.simulations.recording.RecordedFlow;
import io.ridethrough.simulations.recording.Recorder;
import io.ridethrough.simulations.recording.SecondClicks;
import io.ridethrough.simulations.recording.Silences;
import io.ridethrough.simulations.tracing.Tracing;
import java.time.Duration;

/**
 * One flow on its own, without a ridethrough run: nothing is recorded, and Gatling draws the arrivals. System
 * properties set the load: {@code ridethrough.shop} (base URL, {@code http://127.0.0.1:8080}), {@code ridethrough.rate}
 * (arrivals a second, 2) and {@code ridethrough.seconds} (for how long, 30).
 */
final class Alone {

    private static final Duration THINKING = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SEED = 1;

    private Alone() {}

    static PopulationBuilder population(String flow) {
        EpochClock clock = EpochClock.startingNow();
        String runId = "alone-" + Long.toString(clock.epochMicros(), Character.MAX_RADIX);
        RecordedFlow unrecorded = new RecordedFlow(
                flow,
                new Pace(THINKING, PATIENCE, Pace.NEVER),
                Arrivals.unplanned(clock),
                Recorder.NONE,
                Silences.UNEXPLAINED,
                clock,
                SecondClicks.none(),
                // Another seed each time: nobody could tell two such loads apart in the shop's tracing.
                Tracing.unplanned(runId, clock.epochMicros()));
        return Flows.scenario(unrecorded, new ClientBook(runId, SEED, ClientBook.SEEDED_CUSTOMERS), Documents.BUILT_IN)
                .injectOpen(constantUsersPerSec(Double.parseDouble(System.getProperty("ridethrough.rate", "2")))
                        .during(Duration.ofSeconds(Long.getLong("ridethrough.seconds", 30)))
                        .randomized())
                .protocols(Shop.protocol(System.getProperty("ridethrough.shop", "http://127.0.0.1:8080")));
    }
}
