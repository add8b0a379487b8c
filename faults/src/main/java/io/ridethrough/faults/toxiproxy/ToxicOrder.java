package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.NetworkFault;
import java.util.List;

/**
 * One toxic to install, in the API's words; a fault needs one or more.
 *
 * @param stream the API's word for a direction, {@link #UPSTREAM} or {@link #DOWNSTREAM}
 * @param toxicity the share of connections, or of requests for an inference fault, that it breaks, from 0 to 1
 */
record ToxicOrder(String name, String type, String stream, double toxicity, ObjectNode attributes) {
    /** Towards the dependency. */
    static final String UPSTREAM = "upstream";

    /** Towards the dependency's client. */
    static final String DOWNSTREAM = "downstream";

    /** The toxics that make up a fault of everything, none for an outage. */
    static List<ToxicOrder> of(Fault fault, String name) {
        return of(fault, name, 1);
    }

    /**
     * The toxics that make up a fault, none for an outage.
     *
     * <p>A black hole of a share acts on requests alone: two toxics would each draw their own share of the connections.
     *
     * @param name the one toxic's name, or the beginning of each
     * @param share how much it breaks, above 0 and at most 1: of connections, or of requests for an inference fault
     * @throws IllegalArgumentException for any other share, or for an outage of less than everything
     */
    static List<ToxicOrder> of(Fault fault, String name, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("not a share above 0 and at most 1: " + share);
        }
        if (fault instanceof NetworkFault.Outage) {
            if (share < 1) {
                throw new IllegalArgumentException("an outage refuses every connection, never a share of them");
            }
            return List.of();
        }
        if (fault instanceof NetworkFault.Timeout) {
            ToxicOrder requests = new ToxicOrder(name + "-up", "timeout", UPSTREAM, share, ToxicWords.blackHole());
            // Both ways: answers that are on their way when the hole opens must not come through either.
            return share < 1
                    ? List.of(requests)
                    : List.of(
                            requests,
                            new ToxicOrder(name + "-down", "timeout", DOWNSTREAM, share, ToxicWords.blackHole()));
        }
        // A kind of fault is its toxic's type with other hyphens.
        String type = fault.kind().replace('-', '_');
        String stream = fault instanceof InferenceFault.SlowUpload ? UPSTREAM : DOWNSTREAM;
        return List.of(new ToxicOrder(name, type, stream, share, ToxicWords.attributes(fault)));
    }

    /** The body that creates it. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("type", type).put("stream", stream).put("toxicity", toxicity);
        json.set("attributes", attributes);
        return json;
    }
}
