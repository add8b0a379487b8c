package io.ridethrough.stubs.store.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.checkout.Milestone;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A few of what {@code bench placing} does by the hundred. */
class SoundPlacingTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void a_cart_placed_again_within_half_a_second_has_one_order(MagentoRelease release) throws Exception {
        DoublePlacements.Result result = new DoublePlacements(release, 3, SEED).staggered();
        assertThat(result.isClean()).as("seed %d: %s", SEED, result).isTrue();
    }

    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void a_cart_placed_six_times_at_once_has_one_order(MagentoRelease release) throws Exception {
        DoublePlacements.Result result = new DoublePlacements(release, 3, SEED).simultaneous();
        assertThat(result.isClean()).as("%s", result).isTrue();
        assertThat(result.refusals())
                .containsEntry(release == MagentoRelease.V2_4_8_P1 ? "UNDEFINED" : "UNABLE_TO_PLACE_ORDER", 15);
    }

    @Test
    void a_crash_at_a_milestone_leaves_order_and_charge_both_or_neither(@TempDir Path directory) throws Exception {
        List<CrashPoint> points = List.of(
                new CrashPoint.AtMilestone(Milestone.INTENT_WRITTEN, 2),
                new CrashPoint.AtMilestone(Milestone.CHARGED, 1),
                new CrashPoint.AtMilestone(Milestone.ORDER_WRITTEN, 2),
                new CrashPoint.AtMilestone(Milestone.ORDER_COMMITTED, 1),
                new CrashPoint.AtMilestone(Milestone.CHARGE_GIVEN_BACK, 1));
        try (Crashes store = Crashes.over(directory)) {
            long chargesWithoutOrder = 0;
            for (CrashPoint point : points) {
                Crashes.Result result = store.crash(point);
                assertThat(result.audit().isClean()).as("%s", result).isTrue();
                chargesWithoutOrder += result.chargesWithoutOrder();
            }
            // Without this the crashes would have proved nothing.
            assertThat(chargesWithoutOrder).isPositive();
        }
    }
}
