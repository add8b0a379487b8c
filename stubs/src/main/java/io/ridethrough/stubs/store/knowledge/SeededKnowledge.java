package io.ridethrough.stubs.store.knowledge;

import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The notes of seeded customers and the tenants' views of funds. Every note ends in its client's canary, a
 * phrase that stands nowhere else: wherever it shows, that client's data have been.
 *
 * @param customers how many of {@link Seed}'s customers have notes
 */
public record SeededKnowledge(int customers) {
    /** Any seeded customer's canary, with the tenant's label and the customer's number as groups. */
    public static final Pattern CANARY = Pattern.compile("heron-([a-z]{1,32})-(\\d{4,9})");

    private static final List<String> GOALS = List.of("a house", "early retirement", "school fees", "a boat", "a farm");
    private static final List<String> TEMPERS = List.of("cautious", "balanced", "bold");
    private static final List<String> EVENTS = List.of("sold a firm", "was widowed", "had twins", "moved here");

    /** The canary of a seeded customer, numbered from 1, such as {@code heron-alpine-0007}. */
    public static String canary(int number) {
        return "heron-%s-%04d".formatted(Seed.tenant(number).label(), number);
    }

    /** The customer's notes: the same in every run. */
    public static List<String> notes(int number) {
        String goal = GOALS.get(number % GOALS.size());
        String temper = TEMPERS.get(number % TEMPERS.size());
        String event = EVENTS.get(number % EVENTS.size());
        return List.of(
                "Suitable risk of an order: %s, saves for %s, %s.".formatted(temper, goal, canary(number)),
                "Holds funds since the client %s, %s.".formatted(event, canary(number)));
    }

    /** Plants what is missing in one transaction, after the seed's customers. */
    public void plant(Ledger ledger, KnowledgeIndex index) {
        ledger.<Boolean, RuntimeException>transact(shop -> {
            for (Tenant tenant : Tenant.values()) {
                if (shop.knowledge().of(tenant, OptionalLong.empty()).isEmpty()) {
                    for (String view : TenantContext.load(tenant).funds()) {
                        index.addView(shop, tenant, view);
                    }
                }
            }
            for (int number = 1; number <= customers; number++) {
                plant(shop, index, number);
            }
            return true;
        });
    }

    private static void plant(Shop shop, KnowledgeIndex index, int number) throws SQLException {
        Optional<Customer> customer = shop.customers().byEmail(Seed.email(number));
        if (customer.isPresent()
                && shop.knowledge()
                        .of(
                                customer.get().tenant(),
                                OptionalLong.of(customer.get().id()))
                        .isEmpty()) {
            for (String note : notes(number)) {
                index.addNote(shop, customer.get().tenant(), customer.get().id(), note);
            }
        }
    }
}
