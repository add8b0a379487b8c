package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Offer;

/** {@code CartUserInputErrorType}, which Magento reads from its own English messages. */
enum CartErrorCode {
    PRODUCT_NOT_FOUND,
    NOT_SALABLE,
    INSUFFICIENT_STOCK,
    COULD_NOT_FIND_CART_ITEM,
    REQUIRED_PARAMETER_MISSING,
    INVALID_PARAMETER_VALUE,
    UNDEFINED;

    /** The code of a message that {@code addProductsToCart} or {@code updateCartItems} gives. */
    static CartErrorCode of(String message, MagentoRelease release) {
        if (message.contains("Could not find a product with SKU")) {
            return PRODUCT_NOT_FOUND;
        }
        if (message.contains("Product that you are trying to add is not available")) {
            return NOT_SALABLE;
        }
        if (message.contains("The fewest you may purchase is") || message.contains(Offer.tooFew(release))) {
            return INSUFFICIENT_STOCK;
        }
        return release == MagentoRelease.V2_4_7_P3 ? UNDEFINED : later(message);
    }

    /** Codes that 2.4.8 brought. */
    private static CartErrorCode later(String message) {
        if (message.contains("Could not find cart item with id")) {
            return COULD_NOT_FIND_CART_ITEM;
        }
        if (message.contains("Required parameter")) {
            return REQUIRED_PARAMETER_MISSING;
        }
        return message.contains("should be greater than 0") ? INVALID_PARAMETER_VALUE : UNDEFINED;
    }

    /** An error of the type {@code CartUserInputError}. */
    static Fields error(String message, MagentoRelease release) {
        return Fields.with(Fields.TYPE, "CartUserInputError")
                .and("code", of(message, release).name())
                .and("message", message);
    }
}
