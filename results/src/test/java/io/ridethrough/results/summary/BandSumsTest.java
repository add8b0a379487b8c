package io.ridethrough.results.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.summary.BreakerBand.State;
import org.junit.jupiter.api.Test;

class BandSumsTest {

    @Test
    void of_too_many_bands_the_short_openings_are_drawn_and_not_lost() {
        BandSums sums = new BandSums(100_000);
        for (int second = 0; second < 100_000; second += 20) {
            sums.add(State.CLOSED, second, second + 19.5);
            sums.add(second < 50_000 ? State.OPEN : State.CLOSED, second + 19.5, second + 20);
        }

        BreakerLane lane = sums.ended();

        assertThat(lane.bands())
                .containsExactly(
                        new BreakerBand(State.OPEN, 0, 50_000), new BreakerBand(State.CLOSED, 50_000, 100_000));
        assertThat(lane.firstOpenSeconds()).hasValue(19.5);
        assertThat(lane.openSeconds()).isEqualTo(1_250);
    }

    @Test
    void however_many_changes_there_are_no_more_bands_are_drawn_than_fit() {
        BandSums sums = new BandSums(86_400);
        for (int second = 0; second < 86_400; second++) {
            sums.add(
                    second / 400 % 2 == 0 ? second % 2 == 0 ? State.OPEN : State.HALF_OPEN : State.CLOSED,
                    second,
                    second + 1);
        }
        assertThat(sums.ended().bands()).hasSizeBetween(100, BandSums.MOST_BANDS);
    }

    @Test
    void few_bands_are_drawn_as_they_are() {
        BandSums sums = new BandSums(10);
        sums.add(State.CLOSED, -5, 2);
        sums.add(State.CLOSED, 2, 3);
        sums.add(State.OPEN, 3, 12);
        assertThat(sums.ended().bands())
                .containsExactly(new BreakerBand(State.CLOSED, 0, 3), new BreakerBand(State.OPEN, 3, 10));
    }
}
