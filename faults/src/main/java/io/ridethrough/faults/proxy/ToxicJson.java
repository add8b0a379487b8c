package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.faults.proxy.toxics.Direction;
import io.ridethrough.faults.proxy.toxics.Toxic;
import io.ridethrough.faults.proxy.toxics.ToxicAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Toxics in Toxiproxy's JSON. Beyond it: {@code touched}, how many requests the toxic has touched, and,
 * once it has touched one, {@code first_affected_nanos}, when that was, since the Unix epoch. */
final class ToxicJson {
    private ToxicJson() {}

    private static ObjectNode write(Toxic toxic) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("attributes", ToxicTypes.of(toxic.attributes()).write(toxic.attributes()));
        json.put("name", toxic.name());
        json.put("type", toxic.attributes().type());
        json.put("stream", toxic.direction().wireName());
        writeToxicity(toxic.toxicity(), json);
        json.put("touched", toxic.touched());
        toxic.firstTouchNanos().ifPresent(nanos -> json.put("first_affected_nanos", nanos));
        return json;
    }

    static ObjectNode write(Proxy proxy, Toxic toxic) {
        ObjectNode json = write(toxic);
        proxy.toxics().leaseOf(toxic).ifPresent(lease -> LeaseJson.write(lease, json));
        return json;
    }

    static LeasedToxic readNew(JsonNode json) {
        // Read first: a stream that is wrong is told before a type that is.
        Optional<Direction> asked = JsonFields.isAbsent(json, "stream")
                ? Optional.empty()
                : Optional.of(direction(JsonFields.text(json, "stream", "")));
        ToxicType<?> type = ToxicTypes.named(JsonFields.text(json, "type", ""));
        Direction direction = asked.or(type::only).orElse(Direction.DOWNSTREAM);
        if (type.only().isPresent() && type.only().get() != direction) {
            throw new ProxyRequestException(
                    400,
                    "stream was invalid: " + type.name() + " acts on "
                            + type.only().get().wireName());
        }
        String name = JsonFields.word(json, "name", type.name() + "_" + direction.wireName());
        Toxic toxic = new Toxic(name, direction, attributes(json, type.defaults()), toxicity(json, 1));
        return new LeasedToxic(toxic, LeaseJson.asked(json));
    }

    /** All of them, or none: each has to be right, and to have a name of its own. */
    static List<LeasedToxic> readAllNew(JsonNode json) {
        if (!json.isArray()) {
            throw ProxyRequestException.badBody("toxics is not an array");
        }
        if (json.size() > ProxyToxics.MAX_TOXICS) {
            throw ProxyRequestException.tooManyToxics();
        }
        List<LeasedToxic> toxics = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode element : json) {
            if (!element.isObject()) {
                throw ProxyRequestException.badBody("a toxic is not an object");
            }
            LeasedToxic added = readNew(element);
            if (!names.add(added.toxic().name())) {
                throw ProxyRequestException.toxicExists();
            }
            toxics.add(added);
        }
        return toxics;
    }

    /** What is not named stays as it is. */
    static ToxicAttributes readAttributes(JsonNode json, Toxic current) {
        return attributes(json, current.attributes());
    }

    private static ToxicAttributes attributes(JsonNode json, ToxicAttributes absent) {
        if (JsonFields.isAbsent(json, "attributes")) {
            return absent;
        }
        JsonNode attributes = JsonFields.value(json, "attributes");
        if (!attributes.isObject()) {
            throw ProxyRequestException.badBody("attributes is not an object");
        }
        return ToxicTypes.of(absent).read(attributes, absent);
    }

    private static Direction direction(String stream) {
        return Direction.ofWireName(stream.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        new ProxyRequestException(400, "stream was invalid, can be either upstream or downstream"));
    }

    /** Toxiproxy's whole numbers have no fraction, which some clients insist on. */
    private static void writeToxicity(double toxicity, ObjectNode json) {
        if (toxicity == Math.rint(toxicity)) {
            json.put("toxicity", (long) toxicity);
        } else {
            json.put("toxicity", toxicity);
        }
    }

    static double toxicity(JsonNode json, double absent) {
        return JsonFields.share(json, "toxicity", absent);
    }
}
