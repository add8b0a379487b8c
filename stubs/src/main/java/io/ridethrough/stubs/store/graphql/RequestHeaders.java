package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.access.AccessTokens.Bearer;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads and checks a request's headers, in Magento's sequence: content type, store, currency; later the token. */
record RequestHeaders(MagentoRelease release, AccessTokens tokens) {
    private static final String CURRENCY = "USD";

    /**
     * The store view that is asked.
     *
     * @throws ShopError when a header is refused
     */
    Tenant view(FrontRequest request) {
        boolean isJson = request.header("content-type").orElse("").contains("application/json");
        if (request.method().equals("POST") && !isJson) {
            throw ShopError.input("Request content type must be application/json");
        }
        String store = request.header("store").orElse("").strip();
        boolean isDefault = store.isEmpty() || store.equalsIgnoreCase(Tenant.ALPINE.storeCode());
        Tenant view = isDefault
                ? Tenant.ALPINE
                : Tenant.ofStore(store)
                        .orElseThrow(() -> ShopError.input("Requested store is not found (" + store + ")"));
        String currency = request.header("content-currency").orElse("").strip();
        if (!currency.isEmpty() && !currency.toUpperCase(Locale.ROOT).equals(CURRENCY)) {
            throw ShopError.input("Please correct the target currency");
        }
        return view;
    }

    /**
     * The customer whose token came with the request. To 2.4.7 whoever shows a bad token is a guest; 2.4.8
     * refuses it even where none is needed.
     *
     * @throws ShopError when the token is refused
     */
    OptionalLong customer(FrontRequest request) {
        Optional<String> token = request.bearer().filter(it -> !it.isEmpty() && it.indexOf(' ') < 0);
        if (token.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<Bearer> bearer = tokens.read(token.get());
        if (bearer.isPresent() && bearer.get() instanceof Bearer.Customer customer) {
            return OptionalLong.of(customer.id());
        }
        if (release != MagentoRelease.V2_4_7_P3) {
            refuse(bearer);
        }
        return OptionalLong.empty();
    }

    private static void refuse(Optional<Bearer> bearer) {
        if (bearer.isEmpty()) {
            throw ShopError.authentication("Composite reader could not read a token");
        }
        if (bearer.get() instanceof Bearer.Expired) {
            throw ShopError.authentication("Consumer key has expired");
        }
        if (bearer.get() instanceof Bearer.Revoked) {
            throw ShopError.authentication("User token has been revoked");
        }
    }
}
