package io.ridethrough.stubs.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.store.Store;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store answers against what real shops of both releases answered, step by step. */
class ConformanceTest {
    // As many as a real shop of 2.4.7-p3 was seen to differ in from the recording of 2.4.8-p1.
    private static final int DIFFERENCES_BETWEEN_REAL_SHOPS = 22;

    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void answers_what_the_recorded_shop_answered(MagentoRelease release) throws Exception {
        List<Transcript> steps = Transcript.of(release, "transcripts");
        assertThat(steps).hasSizeGreaterThanOrEqualTo(100);
        assertThat(replay(release, steps)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void answers_otherwise_than_the_other_release(MagentoRelease release) throws Exception {
        MagentoRelease other = MagentoRelease.values()[(release.ordinal() + 1) % MagentoRelease.values().length];
        assertThat(replay(release, Transcript.of(other, "transcripts")))
                .hasSizeGreaterThanOrEqualTo(DIFFERENCES_BETWEEN_REAL_SHOPS);
    }

    private static Map<String, List<String>> replay(MagentoRelease release, List<Transcript> steps)
            throws IOException, InterruptedException {
        try (Store store =
                Store.start(StoreSettings.defaults().withRelease(release).withCustomers(0))) {
            return new Replay(store.url()).play(steps);
        }
    }
}
