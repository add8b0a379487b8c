package io.ridethrough.environments;

import java.util.List;
import java.util.Optional;

/**
 * What clients have to know of a shop, beside its address.
 *
 * @param storeCode the store view that they shop in, header {@code Store}; empty for the shop's default
 * @param paymentMethod the code of the method that they pay by
 * @param catalogue SKUs that they choose from; empty for the reference store's
 */
public record ShopTerms(Optional<String> storeCode, String paymentMethod, List<String> catalogue) {
    /** What Magento offers without a payment provider: a check or money order. */
    public static final String CHECK_OR_MONEY_ORDER = "checkmo";

    /** The reference store's. */
    public static final ShopTerms REFERENCE = new ShopTerms(Optional.empty(), CHECK_OR_MONEY_ORDER, List.of());

    public ShopTerms {
        catalogue = List.copyOf(catalogue);
    }
}
