package io.ridethrough.results.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Journey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JourneyChoiceTest {

    @Test
    void few_journeys_are_all_chosen_in_the_order_of_time() {
        List<Journey> all = new ArrayList<>();
        for (int user = 0; user < 10; user++) {
            all.add(journey(user, user % 3 == 0, false));
        }
        List<Journey> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(7));

        assertThat(JourneyChoice.of(mixed, 10)).isEqualTo(all);
        assertThat(JourneyChoice.of(List.of(), 10)).isEmpty();
    }

    @Test
    void those_that_failed_come_before_others_and_others_are_spread_over_the_run() {
        List<Journey> all = new ArrayList<>();
        for (int user = 0; user < 100; user++) {
            all.add(journey(user, user < 95, false));
        }

        List<Journey> chosen = JourneyChoice.of(all, 10);

        assertThat(chosen).extracting(Journey::user).containsExactly(0, 19, 38, 57, 76, 95, 96, 97, 98, 99);
    }

    @Test
    void where_too_many_failed_they_are_spread_and_no_other_is_chosen() {
        List<Journey> all = new ArrayList<>();
        for (int user = 0; user < 100; user++) {
            all.add(journey(user, user >= 50, false));
        }

        assertThat(JourneyChoice.of(all, 5)).extracting(Journey::user).containsExactly(0, 10, 20, 30, 40);
    }

    @Test
    void what_the_end_of_the_run_cut_off_has_not_failed() {
        List<Journey> all = List.of(journey(0, false, true), journey(1, false, false));

        assertThat(JourneyChoice.of(all, 1)).extracting(Journey::user).containsExactly(1);
    }

    private static Journey journey(int user, boolean completed, boolean aborted) {
        return new Journey("buy", user, user * 1_000L, user * 1_000L, user * 1_000L + 500, completed, aborted);
    }
}
