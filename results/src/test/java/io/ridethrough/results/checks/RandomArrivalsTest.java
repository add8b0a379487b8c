package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.Expectation.BreakerCloses;
import io.ridethrough.results.plan.Expectation.BreakerOpens;
import io.ridethrough.results.plan.Expectation.BreakerShutsOut;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import io.ridethrough.results.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Poisson arrivals overlap and leave gaps: the reading of a breaker must neither cry wolf nor sleep. */
class RandomArrivalsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("seeds", 60));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_sound_breaker_holds_its_claims(long seed) {
        Verdict verdict = verdict(seed, true);

        assertThat(verdict.findings())
                .allSatisfy(finding -> assertThat(finding.grade())
                        .as("seed %d, %s: %s", seed, finding.id(), finding.why())
                        .isEqualTo(Grade.PASS));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_missing_breaker_is_always_found(long seed) {
        Verdict verdict = verdict(seed, false);

        assertThat(verdict.findings())
                .filteredOn(finding -> finding.grade() == Grade.FAIL)
                .extracting(Finding::claim)
                .as("seed %d", seed)
                .containsExactly("breaker-opens", "breaker-shuts-out");
    }

    private static Verdict verdict(long seed, boolean hasBreaker) {
        Random random = new Random(seed);
        LongStream arrivals = random.longs(ARun.ARRIVALS, 0, 85_000_000).sorted();
        return Judge.judge(ARun.of(new SimulatedBreaker(random, hasBreaker), arrivals)
                .claiming(
                        Claims.COMPLETION,
                        new BreakerOpens("advice", "slow", Duration.ofSeconds(8)),
                        new BreakerShutsOut("advice", List.of("slow", "down"), 0.2),
                        new BreakerCloses("advice", "recovery", Duration.ofSeconds(10)),
                        Claims.FALLBACK_LATENCY,
                        Claims.AMPLIFICATION,
                        Claims.ORDERS)
                .build());
    }
}
