package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes.Bandwidth;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes.Latency;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes.ResetPeer;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes.Timeout;

/** Toxics in Toxiproxy's JSON. Beyond it: {@code touched}, how many requests the toxic has touched. */
final class ToxicJson {
    private static final long MAX_MILLIS = 24L * 60 * 60 * 1000;
    private static final long MAX_KILOBYTES_PER_SECOND = 1_000_000_000;

    private ToxicJson() {}

    static ObjectNode write(Toxic toxic) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", toxic.name());
        json.put("type", toxic.attributes().type());
        json.put("stream", toxic.direction().wireName());
        json.put("toxicity", toxic.toxicity());
        json.set("attributes", attributes(toxic.attributes()));
        json.put("touched", toxic.touched());
        return json;
    }

    static Toxic readNew(JsonNode json) {
        String stream = JsonFields.text(json, "stream", "downstream");
        Direction direction = Direction.ofWireName(stream)
                .orElseThrow(() ->
                        new ProxyRequestException(400, "stream was invalid, can be either upstream or downstream"));
        ToxicAttributes defaults = defaults(JsonFields.text(json, "type", ""));
        String name = JsonFields.text(json, "name", defaults.type() + "_" + stream);
        return new Toxic(name, direction, attributes(json, defaults), toxicity(json, 1));
    }

    /** What is not named stays as it is. */
    static ToxicAttributes readAttributes(JsonNode json, Toxic current) {
        return attributes(json, current.attributes());
    }

    static double toxicity(JsonNode json, double absent) {
        return JsonFields.share(json, "toxicity", absent);
    }

    private static ToxicAttributes defaults(String type) {
        return switch (type) {
            case "latency" -> new Latency(0, 0);
            case "timeout" -> new Timeout(0);
            case "reset_peer" -> new ResetPeer(0);
            case "bandwidth" -> new Bandwidth(0);
            default -> throw new ProxyRequestException(400, "invalid toxic type");
        };
    }

    private static ToxicAttributes attributes(JsonNode json, ToxicAttributes absent) {
        JsonNode attributes = json.path("attributes");
        if (absent instanceof Latency latency) {
            return new Latency(
                    JsonFields.count(attributes, "latency", MAX_MILLIS, latency.latencyMillis()),
                    JsonFields.count(attributes, "jitter", MAX_MILLIS, latency.jitterMillis()));
        }
        if (absent instanceof Timeout timeout) {
            return new Timeout(JsonFields.count(attributes, "timeout", MAX_MILLIS, timeout.timeoutMillis()));
        }
        if (absent instanceof ResetPeer reset) {
            return new ResetPeer(JsonFields.count(attributes, "timeout", MAX_MILLIS, reset.timeoutMillis()));
        }
        long rate = ((Bandwidth) absent).kilobytesPerSecond();
        return new Bandwidth(JsonFields.count(attributes, "rate", MAX_KILOBYTES_PER_SECOND, rate));
    }

    private static ObjectNode attributes(ToxicAttributes attributes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (attributes instanceof Latency latency) {
            return json.put("latency", latency.latencyMillis()).put("jitter", latency.jitterMillis());
        }
        if (attributes instanceof Timeout timeout) {
            return json.put("timeout", timeout.timeoutMillis());
        }
        if (attributes instanceof ResetPeer reset) {
            return json.put("timeout", reset.timeoutMillis());
        }
        return json.put("rate", ((Bandwidth) attributes).kilobytesPerSecond());
    }
}
