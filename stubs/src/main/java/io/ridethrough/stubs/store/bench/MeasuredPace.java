package io.ridethrough.stubs.store.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of what was measured on Magento 2.4.8-p1: two cores, eight workers, guests who check out over GraphQL in a
 * closed loop.
 *
 * @param lastStepP50Millis of placeOrder
 */
record MeasuredPace(int guests, double ordersPerSecond, int lastStepP50Millis, int lastStepP95Millis) {
    static final List<MeasuredPace> SHOP = List.of(
            new MeasuredPace(1, 1.83, 98, 120),
            new MeasuredPace(2, 3.49, 103, 122),
            new MeasuredPace(4, 3.01, 243, 294),
            new MeasuredPace(8, 2.38, 610, 803));

    Map<String, Object> beside(ClosedLoop loop) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("guests", guests);
        row.put("orders_per_second", Math.round(loop.ordersPerSecond() * 100) / 100.0);
        row.put("shop_orders_per_second", ordersPerSecond);
        row.put("last_step_p50_ms", loop.lastStepMicros().getValueAtPercentile(50) / 1000);
        row.put("shop_last_step_p50_ms", lastStepP50Millis);
        row.put("last_step_p95_ms", loop.lastStepMicros().getValueAtPercentile(95) / 1000);
        row.put("shop_last_step_p95_ms", lastStepP95Millis);
        return row;
    }

    static String line(Map<String, Object> row) {
        return String.format(
                Locale.ROOT,
                "%s guests: %s orders/s (the shop %s), last step p50 %s ms (%s), p95 %s ms (%s)",
                row.values().toArray());
    }
}
