package io.ridethrough.stubs.store.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorSharingTest {
    private static final long MILLIS = 1_000_000;
    private static final Capacity TWO_CORES = new Capacity(2, 1, 0);
    private static final List<String> CHECKOUT = List.of(
            "createGuestCart",
            "addProductsToCart",
            "setGuestEmailOnCart",
            "setShippingAddressesOnCart",
            "setBillingAddressOnCart",
            "setShippingMethodsOnCart",
            "setPaymentMethodOnCart",
            "placeOrder");
    private static final List<String> REST_CHECKOUT = List.of(
            "POST V1/guest-carts",
            "POST V1/guest-carts/*/items",
            "POST V1/guest-carts/*/estimate-shipping-methods",
            "POST V1/guest-carts/*/shipping-information",
            "POST V1/guest-carts/*/payment-information");

    @Test
    void alone_a_request_takes_its_own_work() {
        ProcessorSharing processor = new ProcessorSharing(TWO_CORES);
        ProcessorSharing.Job job = processor.arrive(5 * MILLIS, 100 * MILLIS);
        assertThat(processor.remainingNanos(5 * MILLIS, job)).isEqualTo(100 * MILLIS);
        assertThat(processor.remainingNanos(105 * MILLIS, job)).isZero();
    }

    @Test
    void four_on_two_cores_take_twice_as_long_and_those_left_speed_up() {
        ProcessorSharing processor = new ProcessorSharing(TWO_CORES);
        ProcessorSharing.Job shorter = processor.arrive(0, 50 * MILLIS);
        processor.arrive(0, 50 * MILLIS);
        ProcessorSharing.Job longer = processor.arrive(0, 100 * MILLIS);
        processor.arrive(0, 100 * MILLIS);
        assertThat(processor.remainingNanos(0, shorter)).isEqualTo(100 * MILLIS);
        assertThat(processor.remainingNanos(0, longer)).isEqualTo(150 * MILLIS);
        assertThat(processor.remainingNanos(100 * MILLIS, longer)).isEqualTo(50 * MILLIS);
    }

    @Test
    void a_worker_that_looks_late_slows_nobody() {
        ProcessorSharing processor = new ProcessorSharing(new Capacity(1, 1, 0));
        processor.arrive(0, 10 * MILLIS);
        ProcessorSharing.Job other = processor.arrive(0, 30 * MILLIS);
        // Nobody looked when the first was done, at 20 ms.
        assertThat(processor.remainingNanos(40 * MILLIS, other)).isZero();
    }

    @Test
    void one_that_gives_up_leaves_its_share_to_the_others() {
        ProcessorSharing processor = new ProcessorSharing(new Capacity(1, 1, 0));
        ProcessorSharing.Job stays = processor.arrive(0, 10 * MILLIS);
        ProcessorSharing.Job gone = processor.arrive(0, 100 * MILLIS);
        processor.leave(4 * MILLIS, gone);
        assertThat(processor.remainingNanos(4 * MILLIS, stays)).isEqualTo(8 * MILLIS);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.83", "2, 3.49", "4, 3.01", "8, 2.38"})
    void guests_who_check_out_at_once_get_as_many_orders_a_second_as_the_measured_shop_gave(
            int clients, double ordersPerSecond) {
        assertThat(ordersPerSecond("2.4.8-p1", CHECKOUT, clients)).isCloseTo(ordersPerSecond, within(0.05));
    }

    @Test
    void the_other_release_and_the_other_interface_are_as_measured_too() {
        assertThat(ordersPerSecond("2.4.7-p3", CHECKOUT, 4)).isCloseTo(2.78, within(0.05));
        assertThat(ordersPerSecond("2.4.8-p1", REST_CHECKOUT, 2)).isCloseTo(4.33, within(0.07));
    }

    /** A closed loop without think time, in virtual time. */
    private static double ordersPerSecond(String profile, List<String> steps, int clients) {
        ServiceTimes times = Pace.of(profile, 7).times().orElseThrow();
        WorkDraws draws = new WorkDraws(times, 7);
        ProcessorSharing processor = new ProcessorSharing(times.capacity());
        List<ProcessorSharing.Job> jobs = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            jobs.add(processor.arrive(
                    0, draws.of(List.of(steps.get(client % steps.size()))).toNanos()));
            at.add(client % steps.size());
        }
        long now = 0;
        int orders = 0;
        while (orders < 1000) {
            long soonest = Long.MAX_VALUE;
            for (ProcessorSharing.Job job : jobs) {
                soonest = Math.min(soonest, processor.remainingNanos(now, job));
            }
            now += soonest;
            for (int client = 0; client < clients; client++) {
                if (processor.remainingNanos(now, jobs.get(client)) == 0) {
                    int next = (at.get(client) + 1) % steps.size();
                    orders += next == 0 ? 1 : 0;
                    at.set(client, next);
                    jobs.set(
                            client,
                            processor.arrive(
                                    now, draws.of(List.of(steps.get(next))).toNanos()));
                }
            }
        }
        return orders * 1e9 / now;
    }
}
