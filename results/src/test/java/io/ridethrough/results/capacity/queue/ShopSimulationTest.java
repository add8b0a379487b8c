package io.ridethrough.results.capacity.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ridethrough.results.capacity.queue.SimulatedShop.Breaker;
import io.ridethrough.results.capacity.queue.SimulatedShop.Guards;
import io.ridethrough.results.capacity.queue.SimulatedShop.Model;
import io.ridethrough.results.capacity.queue.SimulatedShop.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShopSimulationTest {
    private static final int ROOM = 1_000_000;
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final Step WORK = new Step(0, new ServiceLaw.Exponential(1), 0);
    private static final Model FREE = new Model(ROOM, 0, new ServiceLaw.Fixed(0), true);

    @Test
    void a_shop_whose_workers_only_work_is_a_queue_of_theory() {
        ShopOutcome outcome = played(shop(8, INFINITE, List.of(WORK), FREE, Guards.none()), 6.4, 20_000);

        assertThat(outcome.response(0.95)).isCloseTo(new ErlangC(8, 1).response(6.4, 0.95), within(0.15));
        assertThat(outcome.workersBusy()).isCloseTo(6.4, within(0.1));
        assertThat(outcome.failed()).isZero();
        assertThat(outcome.fallen()).isZero();
    }

    @Test
    void slots_of_the_model_are_a_queue_too_and_hold_their_workers() {
        Step asking = new Step(0, new ServiceLaw.Fixed(0), 1);
        Model model = new Model(8, ROOM, new ServiceLaw.Exponential(1), true);

        ShopOutcome outcome = played(shop(ROOM, INFINITE, List.of(asking), model, Guards.none()), 6.4, 20_000);

        assertThat(outcome.response(0.95)).isCloseTo(new ErlangC(8, 1).response(6.4, 0.95), within(0.15));
        assertThat(outcome.slotsBusy()).isCloseTo(6.4, within(0.1));
        // Little: held = rate · mean response.
        assertThat(outcome.workersHeld()).isCloseTo(6.4 * outcome.meanResponse(), within(0.1));
        assertThat(outcome.workersBusy()).isCloseTo(outcome.workersHeld(), within(1e-9));
    }

    @Test
    void a_shared_processor_slows_all_alike() {
        // M/G/1 with processor sharing: mean response 1 / (1 − ρ), whatever the law.
        Step even = new Step(0, new ServiceLaw.LogNormal(1, 0.5), 0);

        ShopOutcome outcome = played(shop(ROOM, 1, List.of(even), FREE, Guards.none()), 0.7, 30_000);

        assertThat(outcome.meanResponse()).isCloseTo(1 / 0.3, within(0.2));
    }

    @Test
    void what_does_not_fit_the_backlog_is_refused() {
        SimulatedShop shop = new SimulatedShop(2, 3, INFINITE, List.of(WORK), FREE, Guards.none());

        ShopOutcome outcome = played(shop, 10, 1_000);

        // Two a second are done of ten.
        assertThat(outcome.failedShare()).isCloseTo(0.8, within(0.03));
        assertThat(outcome.workersBusy()).isCloseTo(2, within(0.05));
    }

    @Test
    void a_timeout_ends_the_wait_and_a_fallback_answers() {
        Step asking = new Step(0, new ServiceLaw.Fixed(0.1), 1);
        Model slow = new Model(ROOM, 0, new ServiceLaw.Fixed(30), true);

        ShopOutcome outcome =
                played(shop(ROOM, INFINITE, List.of(asking), slow, new Guards(2, ROOM, Optional.empty())), 3, 1_000);

        assertThat(outcome.response(0.5)).isCloseTo(2.1, within(1e-6));
        assertThat(outcome.fallenShare()).isEqualTo(1);
        assertThat(outcome.failed()).isZero();
        // Little: three a second, two seconds each.
        assertThat(outcome.workersHeld()).isCloseTo(6, within(0.3));
    }

    @Test
    void callers_who_leave_give_the_slot_back_only_where_that_is_said() {
        Step asking = new Step(0, new ServiceLaw.Fixed(0.1), 1);
        Guards timeout = new Guards(1, ROOM, Optional.empty());

        ShopOutcome cancelling = played(
                shop(ROOM, INFINITE, List.of(asking), new Model(100, ROOM, new ServiceLaw.Fixed(10), true), timeout),
                3,
                1_000);
        ShopOutcome working = played(
                shop(ROOM, INFINITE, List.of(asking), new Model(100, ROOM, new ServiceLaw.Fixed(10), false), timeout),
                3,
                1_000);

        assertThat(cancelling.slotsBusy()).isCloseTo(3, within(0.3));
        assertThat(working.slotsBusy()).isCloseTo(30, within(2.0));
    }

    @Test
    void a_bulkhead_bounds_the_workers_that_wait() {
        Step asking = new Step(0, new ServiceLaw.Fixed(0.1), 1);
        Model slow = new Model(ROOM, 0, new ServiceLaw.Fixed(5), true);

        ShopOutcome outcome = played(
                shop(ROOM, INFINITE, List.of(asking), slow, new Guards(INFINITE, 4, Optional.empty())), 10, 1_000);

        assertThat(outcome.workersHeld()).isBetween(3.8, 4.0);
        // Four calls in five seconds, of fifty.
        assertThat(outcome.fallenShare()).isCloseTo(1 - 4 / 50.0, within(0.01));
    }

    @Test
    void an_open_breaker_spares_the_workers() {
        Step asking = new Step(0, new ServiceLaw.Fixed(0.1), 1);
        Model out = new Model(ROOM, 0, new ServiceLaw.Fixed(1000), true);
        Breaker breaker = new Breaker(10, 5, 0.5, INFINITE, 1, 30, 2);

        ShopOutcome without =
                played(shop(ROOM, INFINITE, List.of(asking), out, new Guards(2, ROOM, Optional.empty())), 5, 1_000);
        ShopOutcome with =
                played(shop(ROOM, INFINITE, List.of(asking), out, new Guards(2, ROOM, Optional.of(breaker))), 5, 1_000);

        assertThat(without.workersHeld()).isCloseTo(10, within(0.5));
        // Two probes of two seconds in each 32.
        assertThat(with.workersHeld()).isBetween(0.1, 0.2);
        assertThat(with.response(0.9)).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void a_model_without_slots_refuses_at_once() {
        Step asking = new Step(0, new ServiceLaw.Fixed(0.1), 0.25);
        Model refusing = new Model(0, 0, new ServiceLaw.Fixed(1), true);

        ShopOutcome outcome = played(shop(ROOM, INFINITE, List.of(asking), refusing, Guards.none()), 5, 1_000);

        assertThat(outcome.fallenShare()).isCloseTo(0.25, within(0.03));
        assertThat(outcome.response(0.99)).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void what_never_ends_has_failed() {
        Step asking = new Step(0, new ServiceLaw.Fixed(0.1), 1);
        Model hanging = new Model(ROOM, 0, new ServiceLaw.Fixed(1e9), true);

        assertThat(played(shop(2, INFINITE, List.of(asking), hanging, Guards.none()), 5, 100)
                        .failedShare())
                .isEqualTo(1);
    }

    @Test
    void each_step_of_a_journey_is_a_request_after_its_pause() {
        Step pausing = new Step(7, new ServiceLaw.Fixed(0.1), 0);

        ShopOutcome outcome =
                played(shop(ROOM, INFINITE, List.of(WORK, pausing, pausing), FREE, Guards.none()), 2, 2_000);

        // A pause is no part of the response, and holds no worker.
        assertThat(outcome.workersBusy()).isCloseTo(2 * 1.2, within(0.15));
        assertThat(outcome.responses()).hasSize((int) outcome.journeys());
    }

    @Test
    void the_same_seed_plays_the_same() {
        SimulatedShop shop = shop(4, INFINITE, List.of(WORK), FREE, Guards.none());

        assertThat(ShopSimulation.played(shop, 0, 3, 10, 100, 1).responses())
                .isEqualTo(ShopSimulation.played(shop, 0, 3, 10, 100, 1).responses())
                .isNotEqualTo(ShopSimulation.played(shop, 0, 3, 10, 100, 2).responses());
    }

    @Test
    void what_makes_no_sense_is_refused() {
        SimulatedShop shop = shop(4, INFINITE, List.of(WORK), FREE, Guards.none());

        assertThatThrownBy(() -> ShopSimulation.played(shop, 1, 3, 10, 100, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShopSimulation.played(shop, 0, 0, 10, 100, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.withSteps(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_sought_capacity_is_that_of_theory() {
        SimulatedShop shop = shop(8, INFINITE, List.of(WORK), FREE, Guards.none());

        assertThat(new SimulatedCapacity(0, 0.95, 4, 0.01, 60_000, 3).of(shop))
                .isCloseTo(new ErlangC(8, 1).capacity(0.95, 4), within(0.1));
    }

    @Test
    void a_backlog_that_overflows_bounds_the_capacity() {
        SimulatedShop shop = new SimulatedShop(8, 0, INFINITE, List.of(WORK), FREE, Guards.none());
        SimulatedCapacity lenient = new SimulatedCapacity(0, 0.95, 100, 0.5, 20_000, 3);
        SimulatedCapacity strict = new SimulatedCapacity(0, 0.95, 100, 0.01, 20_000, 3);

        // Erlang B: 1 % of the customers are refused by 8 servers at 3.13 erlang.
        assertThat(strict.of(shop)).isCloseTo(3.13, within(0.15));
        assertThat(lenient.of(shop)).isGreaterThan(7);
    }

    private static SimulatedShop shop(int workers, double cores, List<Step> steps, Model model, Guards guards) {
        return new SimulatedShop(workers, ROOM, cores, steps, model, guards);
    }

    private static ShopOutcome played(SimulatedShop shop, double rate, double window) {
        return ShopSimulation.played(shop, shop.steps().size() - 1, rate, 100, window, 17);
    }
}
