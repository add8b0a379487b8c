package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.environments.ShopTidying;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.remote.RemoteDefinition.LedgerSource;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * By Magento's admin REST API: {@code POST /V1/orders/ID/cancel} and {@code DELETE /V1/customers/ID}, of what searches find.
 * The token's resources have to be {@code Magento_Sales::actions_view} and {@code ::cancel}, {@code Magento_Customer::customer},
 * {@code ::manage} and {@code ::delete}.
 */
final class RestTidying implements ShopTidying {
    private static final String ORDERS = "/rest/V1/orders";
    private static final String CUSTOMERS = "/rest/V1/customers";
    private static final String CANCELED = "canceled";

    private final Fetching fetching;
    private final AdminRest admin;

    private RestTidying(Fetching fetching, AdminRest admin) {
        this.fetching = fetching;
        this.admin = admin;
    }

    /** Calls nobody yet. */
    static RestTidying of(LedgerSource ledger, RemoteSecrets secrets, Clearance clearance) {
        Fetching fetching = new Fetching(clearance);
        return new RestTidying(fetching, new AdminRest(ledger.url(), secrets.at(ledger.token()), fetching));
    }

    @Override
    public List<PlacedOrder> ordersOf(String emailPart) throws IOException {
        return orders(AdminRest.filter(0, "customer_email", "like", "%" + emailPart + "%")).stream()
                .filter(order -> order.email().contains(emailPart))
                .toList();
    }

    @Override
    public Optional<PlacedOrder> order(String number) throws IOException {
        return orders(AdminRest.filter(0, "increment_id", "eq", number)).stream()
                .filter(order -> order.number().equals(number))
                .findFirst();
    }

    private List<PlacedOrder> orders(Map<String, String> criteria) throws IOException {
        criteria.put("searchCriteria[sortOrders][0][field]", "entity_id");
        criteria.put("searchCriteria[sortOrders][0][direction]", "ASC");
        criteria.put("fields", "items[entity_id,increment_id,customer_email,state],total_count");
        return admin.items(ORDERS, criteria).stream()
                .map(order -> new PlacedOrder(
                        order.path("entity_id").asLong(),
                        order.path("increment_id").asText(),
                        email(order, "customer_email"),
                        order.path("state").asText().equals(CANCELED)))
                .toList();
    }

    @Override
    public boolean cancel(PlacedOrder order) throws IOException {
        return admin.post(ORDERS + "/" + order.id() + "/cancel").asBoolean();
    }

    @Override
    public List<Account> accountsOf(String emailPart) throws IOException {
        Map<String, String> criteria = AdminRest.filter(0, "email", "like", "%" + emailPart + "%");
        criteria.put("fields", "items[id,email],total_count");
        return admin.items(CUSTOMERS + "/search", criteria).stream()
                .map(customer -> new Account(customer.path("id").asLong(), email(customer, "email")))
                .filter(account -> account.email().contains(emailPart))
                .toList();
    }

    @Override
    public boolean delete(Account account) throws IOException {
        return admin.delete(CUSTOMERS + "/" + account.id());
    }

    private static String email(JsonNode entry, String field) {
        return entry.path(field).asText().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        fetching.close();
    }
}
