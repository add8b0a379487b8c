package io.ridethrough.stubs.store.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.checkout.Checkout;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.ledger.FoundOrders;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.OrderSearch;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code POST /rest/V1/integration/admin/token} and {@code GET /rest/V1/orders}, as Magento 2.4.8-p1
 * answers them. A store code before {@code V1} is allowed.
 */
public final class RestEndpoint implements Endpoint {
    /** The one administrator. */
    public static final String ADMINISTRATOR = "admin";

    /** Not a secret: the shop is made up and listens on loopback only. */
    public static final String ADMINISTRATOR_PASSWORD = "Admin123!chaos";

    private static final Pattern PREFIX = Pattern.compile("^/rest(/[a-z_]+)?/V1/");
    private static final Map<String, String> HEADERS = Map.of("Cache-Control", "no-store");
    private static final String CONTENT_TYPE = "application/json; charset=utf-8";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final AccessTokens tokens;

    public RestEndpoint(
            MagentoRelease release, Ledger ledger, Inference inference, Checkout checkout, AccessTokens tokens) {
        this.ledger = ledger;
        this.tokens = tokens;
    }

    @Override
    public FrontResponse answer(FrontRequest request) {
        String route = request.method() + " " + PREFIX.matcher(request.path()).replaceFirst("");
        return switch (route) {
            case "POST integration/admin/token" -> administratorToken(request.body());
            case "GET orders" ->
                isAdministrator(request)
                        ? orders(request.query())
                        : answer(
                                401,
                                Map.of(
                                        "message",
                                        "The consumer isn't authorized to access %resources.",
                                        "parameters",
                                        Map.of("resources", "Magento_Sales::actions_view")));
            default -> answer(404, Map.of("message", "Request does not match any route."));
        };
    }

    private FrontResponse administratorToken(byte[] body) {
        JsonNode credentials;
        try {
            credentials = JSON.readTree(body);
        } catch (IOException unreadable) {
            return answer(400, Map.of("message", "Decoding error."));
        }
        boolean isRight = credentials.path("username").asText().equals(ADMINISTRATOR)
                && credentials.path("password").asText().equals(ADMINISTRATOR_PASSWORD);
        return isRight
                ? answer(200, tokens.forAdministrator())
                : answer(
                        401,
                        Map.of(
                                "message",
                                "The account sign-in was incorrect or your account is disabled temporarily."
                                        + " Please wait and try again later."));
    }

    private boolean isAdministrator(FrontRequest request) {
        return request.bearer()
                .flatMap(tokens::read)
                .filter(AccessTokens.Bearer.Administrator.class::isInstance)
                .isPresent();
    }

    private FrontResponse orders(Map<String, String> query) {
        OrderSearch search;
        try {
            search = SearchCriteria.read(query);
        } catch (IllegalArgumentException wrong) {
            return answer(400, Map.of("message", String.valueOf(wrong.getMessage())));
        }
        try {
            FoundOrders found = ledger.<FoundOrders, RuntimeException>transact(
                    shop -> shop.orders().search(search));
            return answer(
                    200,
                    Map.of(
                            "items",
                            found.orders().stream().map(RestEndpoint::view).toList(),
                            "total_count",
                            found.totalCount()));
        } catch (LedgerException notComparable) {
            return answer(400, Map.of("message", "A value does not fit its field."));
        }
    }

    private static Map<String, Object> view(Order order) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("created_at", TIME.format(order.createdAt()));
        view.put("customer_email", order.customerEmail());
        order.customerId().ifPresent(id -> view.put("customer_id", id));
        view.put("entity_id", order.id());
        view.put("grand_total", order.grandTotal());
        view.put("increment_id", order.incrementId());
        view.put("order_currency_code", "USD");
        view.put("quote_id", order.quoteId());
        view.put("state", "new");
        view.put("status", order.status());
        view.put("subtotal", order.subtotal());
        view.put("shipping_amount", order.shipping());
        Optional<String> charge = order.chargeId();
        charge.ifPresent(id -> view.put("ext_order_id", id));
        return view;
    }

    private static FrontResponse answer(int status, Object body) {
        try {
            return new FrontResponse(status, CONTENT_TYPE, HEADERS, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
