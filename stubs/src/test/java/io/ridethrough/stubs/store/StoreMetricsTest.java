package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoreMetricsTest {
    @Test
    void a_models_name_cannot_end_its_label() {
        assertThat(StoreMetrics.label("a\"b\\c\nd")).isEqualTo("a\\\"b\\\\c\\nd");
    }
}
