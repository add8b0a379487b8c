package io.ridethrough.stubs.store.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacedEndpointTest {
    private static final FrontRequest REQUEST = new FrontRequest("GET", "/rest/V1/a", Map.of(), Map.of(), new byte[0]);
    private static final Capacity ONE_CORE = new Capacity(1, 1, 0);

    private final List<Long> answeredAt = new ArrayList<>();
    private final VirtualTicker ticker = new VirtualTicker();
    private double slowness = 1;
    private long kills;

    @Test
    void most_of_the_work_is_before_the_answer_and_all_of_it_before_the_response() {
        FrontResponse response = paced().answer(REQUEST);
        assertThat(response.status()).isEqualTo(200);
        assertThat(answeredAt).containsExactly(87_000_000L);
        assertThat(ticker.nanos).isEqualTo(100_000_000L);
    }

    @Test
    void without_a_cache_there_is_more_to_do() {
        slowness = 2.4;
        paced().answer(REQUEST);
        assertThat(ticker.nanos).isEqualTo(240_000_000L);
    }

    @Test
    void a_worker_killed_in_the_middle_of_its_work_does_not_get_to_the_shop() {
        ticker.whileAsleep = () -> kills++;
        assertThat(paced().answer(REQUEST).status()).isEqualTo(502);
        assertThat(answeredAt).isEmpty();
    }

    @Test
    void the_nth_request_of_an_operation_takes_the_same_whatever_others_come_between() {
        ServiceTimes times = Pace.of("2.4.8-p1", 1).times().orElseThrow();
        WorkDraws one = new WorkDraws(times, 42);
        WorkDraws other = new WorkDraws(times, 42);
        List<Duration> alone = List.of(one.of(List.of("placeOrder")), one.of(List.of("placeOrder")));
        Duration first = other.of(List.of("placeOrder"));
        other.of(List.of("placeOrder", "cart"));
        assertThat(first).isEqualTo(alone.get(0)).isNotEqualTo(alone.get(1));
        assertThat(new WorkDraws(times, 43).of(List.of("placeOrder"))).isNotEqualTo(first);
    }

    @Test
    void draws_have_the_quantiles_asked_for() {
        ServiceTime time = new ServiceTime(Duration.ofMillis(98), Duration.ofMillis(120));
        SplittableRandom random = new SplittableRandom(3);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            millis.add(time.draw(random).toNanos() / 1e6);
        }
        millis.sort(null);
        assertThat(millis.get(10_000)).isCloseTo(98, within(1.0));
        assertThat(millis.get(19_000)).isCloseTo(120, within(1.5));
    }

    private PacedEndpoint paced() {
        ServiceTime steady = new ServiceTime(Duration.ofMillis(100), Duration.ofMillis(100));
        return new PacedEndpoint(
                request -> {
                    answeredAt.add(ticker.nanos);
                    return FrontResponse.text(200, "text/plain", "");
                },
                new ServiceTimes(ONE_CORE, steady, Map.of()),
                1,
                ticker,
                new PacedEndpoint.Surroundings() {
                    @Override
                    public double slowness() {
                        return slowness;
                    }

                    @Override
                    public long kills() {
                        return kills;
                    }
                });
    }

    /** Sleeping is what makes its time pass. */
    private static final class VirtualTicker implements Ticker {
        private long nanos;
        private Runnable whileAsleep = () -> {};

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void sleep(long sleepNanos) {
            nanos += sleepNanos;
            whileAsleep.run();
        }
    }
}
