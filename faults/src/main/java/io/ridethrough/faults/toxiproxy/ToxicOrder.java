package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Lateness;
import io.ridethrough.faults.NetworkFault;
import java.util.List;

/** One toxic to install, in the API's words; a fault needs one or more. */
record ToxicOrder(String name, String type, String stream, ObjectNode attributes) {

    /** The toxics that make up a fault, none for an outage. */
    static List<ToxicOrder> of(Fault fault, String name) {
        if (fault instanceof NetworkFault.Latency latency) {
            ObjectNode attributes = lateness("latency", latency.lateness());
            return List.of(new ToxicOrder(name, "latency", "downstream", attributes));
        }
        if (fault instanceof NetworkFault.ResetPeer reset) {
            ObjectNode attributes = empty().put("timeout", reset.after().toMillis());
            return List.of(new ToxicOrder(name, "reset_peer", "downstream", attributes));
        }
        if (fault instanceof NetworkFault.Bandwidth bandwidth) {
            ObjectNode attributes = empty().put("rate", bandwidth.kilobytesPerSecond());
            return List.of(new ToxicOrder(name, "bandwidth", "downstream", attributes));
        }
        if (fault instanceof NetworkFault.Timeout) {
            // Both ways: answers that are on their way when the hole opens must not come through either.
            return List.of(
                    new ToxicOrder(name + "-up", "timeout", "upstream", empty().put("timeout", 0)),
                    new ToxicOrder(name + "-down", "timeout", "downstream", empty().put("timeout", 0)));
        }
        return List.of();
    }

    private static ObjectNode lateness(String meanField, Lateness lateness) {
        ObjectNode json = empty();
        json.put(meanField, lateness.mean().toMillis());
        json.put("jitter", lateness.jitter().toMillis());
        return json;
    }

    ObjectNode json() {
        ObjectNode json = empty();
        json.put("name", name).put("type", type).put("stream", stream).put("toxicity", 1);
        json.set("attributes", attributes);
        return json;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
