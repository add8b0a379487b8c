package io.ridethrough.stubs.store.bench;

import java.io.IOException;
import java.util.List;

/** A guest's checkout in eight GraphQL calls, over and over on one connection. For one thread. */
final class GuestSteps {
    /** Calls of one checkout. */
    static final int COUNT = 8;

    private static final String ADDRESS = "{firstname:\\\"Jane\\\",lastname:\\\"Doe\\\",street:[\\\"1 Chaos Way\\\"],"
            + "city:\\\"Austin\\\",region:\\\"TX\\\",postcode:\\\"78701\\\",country_code:\\\"US\\\","
            + "telephone:\\\"5125550100\\\"}";
    private static final String BEFORE_CART = "mutation{createGuestCart{cart{id}}}";
    private static final List<String> WITH_CART = List.of(
            "addProductsToCart(cartId:$c,cartItems:[{sku:\\\"CHAOS-007\\\",quantity:1}]){cart{total_quantity}"
                    + " user_errors{code}}",
            "setGuestEmailOnCart(input:{cart_id:$c,email:\\\"jane@example.test\\\"}){cart{email}}",
            "setShippingAddressesOnCart(input:{cart_id:$c,shipping_addresses:[{address:" + ADDRESS
                    + "}]}){cart{shipping_addresses{city}}}",
            "setBillingAddressOnCart(input:{cart_id:$c,billing_address:{address:" + ADDRESS
                    + "}}){cart{billing_address{city}}}",
            "setShippingMethodsOnCart(input:{cart_id:$c,shipping_methods:[{carrier_code:\\\"flatrate\\\","
                    + "method_code:\\\"flatrate\\\"}]}){cart{prices{grand_total{value}}}}",
            "setPaymentMethodOnCart(input:{cart_id:$c,payment_method:{code:\\\"checkmo\\\"}})"
                    + "{cart{selected_payment_method{code}}}",
            "placeOrder(input:{cart_id:$c}){orderV2{number} errors{code message}}");

    private final WireClient client;
    private int at;
    private String cart = "";

    GuestSteps(WireClient client) {
        this.client = client;
    }

    /**
     * The next call.
     *
     * @return whether it was the last of a checkout, so that there is an order now
     * @throws IOException when the call is not answered, or refused
     */
    boolean next() throws IOException {
        String json = at == 0
                ? "{\"query\":\"" + BEFORE_CART + "\"}"
                : "{\"query\":\"mutation($c:String!){" + WITH_CART.get(at - 1) + "}\",\"variables\":{\"c\":\"" + cart
                        + "\"}}";
        WireClient.Answer answer = client.ask(json);
        if (answer.status() != 200 || answer.body().contains("\"errors\":[{")) {
            throw new IOException("call " + (at + 1) + " is refused: " + answer);
        }
        if (at == 0) {
            int start = answer.body().indexOf("\"id\":\"") + "\"id\":\"".length();
            cart = answer.body().substring(start, answer.body().indexOf('"', start));
        }
        at = (at + 1) % COUNT;
        return at == 0;
    }
}
