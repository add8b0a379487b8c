package io.ridethrough.stubs.store.graphql;

/** {@code PlaceOrderErrorCodes}, which Magento reads from its own English messages; most are UNDEFINED. */
enum PlaceOrderCode {
    CART_NOT_FOUND("Could not find a cart with ID"),
    CART_NOT_ACTIVE("The cart isn't active"),
    GUEST_EMAIL_MISSING("Guest email for cart is missing"),
    UNABLE_TO_PLACE_ORDER(
            "A server error stopped your order from being placed. Please try to place your order again",
            "Some addresses can't be used due to the configurations for specific countries",
            "The shipping method is missing. Select the shipping method and try again",
            "Please check the billing address information",
            "Enter a valid payment method and try again",
            "Some of the products are out of stock"),
    UNDEFINED;

    private final String[] phrases;

    PlaceOrderCode(String... phrases) {
        this.phrases = phrases;
    }

    static PlaceOrderCode of(String message) {
        for (PlaceOrderCode code : values()) {
            for (String phrase : code.phrases) {
                if (message.contains(phrase)) {
                    return code;
                }
            }
        }
        return UNDEFINED;
    }
}
