package io.ridethrough.simulations.bench.engine;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;

import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.ridethrough.simulations.flows.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The measured simulation: as many journeys at a time as there are users, each followed by another one. {@link
 * EngineSettings} come from system properties, and the constructor opens the record, as a planned run's does.
 */
public final class EngineSimulation extends Simulation {

    /** What the hard end leaves for the last journeys. */
    private static final Duration HARD_END_SLACK = Duration.ofSeconds(20);

    private final Optional<EngineRecord> kept;

    public EngineSimulation() {
        EngineSettings settings = EngineSettings.fromSystemProperties();
        try {
            kept = settings.recording() == Recording.RECORDED
                    ? Optional.of(EngineRecord.open(settings))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ScenarioBuilder scenario = kept.map(EngineRecord::scenario)
                .orElseGet(settings.recording() == Recording.UNTRACED ? EngineFlow::untraced : EngineFlow::bare);
        setUp(scenario.injectClosed(constantConcurrentUsers(settings.users()).during(settings.lasts())))
                .protocols(Shop.protocol(settings.url()))
                .maxDuration(settings.lasts().plus(HARD_END_SLACK));
    }

    @Override
    public void before() {
        kept.ifPresent(EngineRecord::start);
    }

    @Override
    public void after() {
        try {
            if (kept.isPresent()) {
                kept.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
