package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Delay;
import io.ridethrough.faults.proxy.toxics.Delay.Bucket;
import io.ridethrough.faults.proxy.toxics.Delay.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Delays in JSON: Toxiproxy's mean and {@code jitter}, and beyond them {@code distribution} and {@code histogram}, an
 * array of {@code {"millis", "count"}}. The latter two are written only when they differ from Toxiproxy's.
 */
final class DelayJson {
    private static final long MAX_MILLIS = 24L * 60 * 60 * 1000;
    private static final long MAX_COUNT = 1L << 40;

    /** How many buckets a recorded histogram can have. */
    private static final int MAX_BUCKETS = 4096;

    private DelayJson() {}

    static Delay read(JsonNode json, String meanField, Delay absent) {
        List<Bucket> histogram =
                json.path("histogram").isArray() ? buckets(json.path("histogram")) : absent.histogram();
        Spread spread = JsonFields.choice(json, "distribution", Spread.values(), DelayJson::wireName, absent.spread());
        if ((spread == Spread.HISTOGRAM) == histogram.isEmpty()) {
            throw ProxyRequestException.badBody("distribution \"histogram\" and histogram belong together");
        }
        return new Delay(
                JsonFields.count(json, meanField, MAX_MILLIS, absent.meanMillis()),
                JsonFields.count(json, "jitter", MAX_MILLIS, absent.jitterMillis()),
                spread,
                histogram);
    }

    static ObjectNode write(Delay delay, String meanField, ObjectNode json) {
        json.put(meanField, delay.meanMillis()).put("jitter", delay.jitterMillis());
        if (delay.spread() != Spread.UNIFORM) {
            json.put("distribution", wireName(delay.spread()));
        }
        if (!delay.histogram().isEmpty()) {
            ArrayNode histogram = json.putArray("histogram");
            delay.histogram()
                    .forEach(bucket ->
                            histogram.addObject().put("millis", bucket.millis()).put("count", bucket.count()));
        }
        return json;
    }

    private static List<Bucket> buckets(JsonNode json) {
        if (json.isEmpty() || json.size() > MAX_BUCKETS) {
            throw ProxyRequestException.badBody("histogram has not 1 to " + MAX_BUCKETS + " buckets");
        }
        List<Bucket> buckets = new ArrayList<>();
        long total = 0;
        for (JsonNode bucket : json) {
            double millis = JsonFields.number(bucket, "millis", MAX_MILLIS);
            long count = JsonFields.count(bucket, "count", MAX_COUNT, 0);
            total += count;
            buckets.add(new Bucket(millis, count));
        }
        if (total == 0) {
            throw ProxyRequestException.badBody("histogram counts nothing");
        }
        return buckets;
    }

    private static String wireName(Spread spread) {
        return spread.name().toLowerCase(Locale.ROOT);
    }
}
