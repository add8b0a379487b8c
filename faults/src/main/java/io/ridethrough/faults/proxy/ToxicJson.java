package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;

/** Toxics in Toxiproxy's JSON. Beyond it: {@code touched}, how many requests the toxic has touched. */
final class ToxicJson {
    private ToxicJson() {}

    static ObjectNode write(Toxic toxic) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", toxic.name());
        json.put("type", toxic.attributes().type());
        json.put("stream", toxic.direction().wireName());
        json.put("toxicity", toxic.toxicity());
        json.set("attributes", ToxicTypes.of(toxic.attributes()).write(toxic.attributes()));
        json.put("touched", toxic.touched());
        return json;
    }

    static Toxic readNew(JsonNode json) {
        String stream = JsonFields.text(json, "stream", "downstream");
        Direction direction = Direction.ofWireName(stream)
                .orElseThrow(() ->
                        new ProxyRequestException(400, "stream was invalid, can be either upstream or downstream"));
        ToxicType<?> type = ToxicTypes.named(JsonFields.text(json, "type", ""));
        if (type.only().isPresent() && type.only().get() != direction) {
            throw new ProxyRequestException(
                    400,
                    "stream was invalid: " + type.name() + " acts on "
                            + type.only().get().wireName());
        }
        String name = JsonFields.text(json, "name", type.name() + "_" + direction.wireName());
        return new Toxic(name, direction, attributes(json, type.defaults()), toxicity(json, 1));
    }

    /** What is not named stays as it is. */
    static ToxicAttributes readAttributes(JsonNode json, Toxic current) {
        return attributes(json, current.attributes());
    }

    private static ToxicAttributes attributes(JsonNode json, ToxicAttributes absent) {
        return ToxicTypes.of(absent).read(json.path("attributes"), absent);
    }

    static double toxicity(JsonNode json, double absent) {
        return JsonFields.share(json, "toxicity", absent);
    }
}
