package io.ridethrough.environments.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.LedgerReading.NotedDecision;
import io.ridethrough.environments.model.corpus.Rulebook;
import io.ridethrough.stubs.store.inference.IdentityRule;
import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.ReviewQueue;
import io.ridethrough.stubs.store.inference.SuitabilityRule;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the reference store noted about orders and accounts, beside what its rules allow when no model was there: of an order
 * that the table of suitability wants looked at, or finds unsuitable, anything but {@code suitable}; of an account whose
 * name or address is in doubt, {@code REFER}. A fund that a model named earlier may be given again where the client's own
 * law admits it.
 *
 * <p>The table is the store's own, looked up anew for each order by its amount and units. Limit: whoever
 * was not there when the shop opened counts as a client of the default store view, where all flows shop.
 */
public final class StoreDecisions {
    private static final List<String> CAUTIOUS = List.of("review", "unsuitable");
    private static final String SUITABLE = "suitable";
    private static final String VERIFIED = "verified";
    private static final String REFER = "refer";
    private static final Pattern SEEDED = Pattern.compile("customer(\\d{4})@example\\.test");
    private static final Pattern FUND = Pattern.compile("([A-Z]{2}-[A-Z]{3}(?:-S)?)\\b.*", Pattern.DOTALL);

    private StoreDecisions() {}

    /** Of an item of {@code inference/notes/orders}. */
    public static NotedDecision ofOrder(JsonNode note) {
        String decision = SuitabilityRule.decision(
                new BigDecimal(note.path("grand_total").asText("0")),
                note.path("total_qty_ordered").asInt());
        boolean needsPerson = !decision.equals(SUITABLE);
        String advice = note.path("advice").asText();
        Matcher fund = FUND.matcher(advice);
        List<String> permitted = new ArrayList<>(CAUTIOUS);
        if (fund.matches()) {
            permitted.addAll(Rulebook.permitted(law(note.path("customer_email").asText())));
        } else if (!needsPerson) {
            permitted.add(SUITABLE);
        }
        return new NotedDecision(
                InferencePoint.ADVICE.label(),
                note.path("customer_email").asText(),
                note.path("increment_id").asText(),
                fund.matches() ? fund.group(1) : decisionIn(advice),
                permitted,
                needsPerson);
    }

    /** Of an item of {@code inference/notes/accounts}. */
    public static NotedDecision ofAccount(JsonNode note) {
        String email = note.path("email").asText();
        boolean needsPerson = IdentityRule.needsReview(
                note.path("firstname").asText(), note.path("lastname").asText(), email);
        return new NotedDecision(
                InferencePoint.IDENTITY.label(),
                email,
                email,
                note.path("needs_review").asBoolean() ? REFER : VERIFIED,
                needsPerson ? List.of(REFER) : List.of(REFER, VERIFIED),
                needsPerson);
    }

    private static Jurisdiction law(String email) {
        Matcher seeded = SEEDED.matcher(email);
        return seeded.matches()
                ? Seed.jurisdiction(Integer.parseInt(seeded.group(1)))
                : Client.guest(Tenant.ALPINE).jurisdiction();
    }

    private static String decisionIn(String advice) {
        return advice.equals(ReviewQueue.ORDER_WAITS)
                ? "review"
                : SuitabilityRule.decisionIn(advice).orElse("");
    }
}
