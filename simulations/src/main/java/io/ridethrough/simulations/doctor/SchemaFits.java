package io.ridethrough.simulations.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.simulations.scenario.KnownFlow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the shop's schema has what the flows ask for: by introspection, or, where the shop allows none, by a cart that is
 * filled and left.
 */
final class SchemaFits implements Examination {
    static final String NAME = "schema";

    /** Of one type at a time: servers that guard themselves answer no more than that at once. */
    private static final String INTROSPECTION = "query ($type: String!) { __type(name: $type) { fields { name } } }";

    private static final List<String> TYPES = List.of("Mutation", "Query", "PlaceOrderOutput");

    /** Without these a failed order looks like success. */
    private static final List<String> OF_PLACING = List.of("orderV2", "errors");

    private static final String PLACE_ORDER = "place-order";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "the schema has what the flows ask for";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        Set<String> there = new HashSet<>();
        for (String type : TYPES) {
            ShopAnswer answer = visit.shop().ask(INTROSPECTION, Map.of("type", type));
            JsonNode told = answer.data("__type");
            if (!told.isObject()) {
                return filled(visit, answer);
            }
            told.path("fields")
                    .forEach(field -> there.add(type + "." + field.path("name").asText()));
        }
        return compared(there, visit.documents());
    }

    private static Diagnosis compared(Set<String> there, FlowDocuments documents) {
        List<String> missing = new ArrayList<>();
        List<String> unplayable = new ArrayList<>();
        for (KnownFlow flow : KnownFlow.values()) {
            List<String> lacked = wanted(flow, documents).stream()
                    .filter(field -> !there.contains(field))
                    .toList();
            if (!lacked.isEmpty() && flow == KnownFlow.DASHBOARD) {
                unplayable.add(flow.word());
            } else {
                missing.addAll(lacked);
            }
        }
        if (!missing.isEmpty()) {
            return Diagnosis.broken(
                    "the schema lacks " + Words.list(missing),
                    "see that the address is a Magento's from 2.4.7 on, and that no module takes these fields away");
        }
        return Diagnosis.fine("has every field that the flows ask for"
                + (unplayable.isEmpty() ? "" : ", but for those of the flow " + Words.list(unplayable)));
    }

    private static List<String> wanted(KnownFlow flow, FlowDocuments documents) {
        List<String> wanted = new ArrayList<>();
        flow.steps().forEach(step -> wanted.add(documents.field(step)));
        if (flow.steps().contains(PLACE_ORDER)) {
            OF_PLACING.forEach(field -> wanted.add("PlaceOrderOutput." + field));
        }
        return wanted;
    }

    private static Diagnosis filled(Visit visit, ShopAnswer refused) throws IOException, InterruptedException {
        String why = refused.refusal().orElse("no schema was told");
        FilledCart cart = FilledCart.fill(visit);
        return cart.trouble().isEmpty()
                ? Diagnosis.fine("a cart could be filled; introspection is refused: " + why)
                : Diagnosis.cantTell(
                        "introspection is refused (" + why + "), and no cart could be filled",
                        "allow introspection, or mend what `" + GuestCart.NAME + "` tells of");
    }
}
