package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The carts that the recorded shops had before the recorded steps came to them: steps that nobody
 * recorded had made and filled them, and the recorded requests name them by their masked ids.
 */
final class RecordedCarts {
    private static final String EMAIL = "jane@example.test";
    private static final Address ADDRESS = new Address(
            "Jane",
            "Doe",
            List.of("1 Chaos Way"),
            "Austin",
            new Address.Region("TX", "Texas", 57),
            "78701",
            "US",
            "5125550100");

    private RecordedCarts() {}

    /** How far a cart had come; each step stands on all before it. */
    private enum State {
        EMPTY,
        PRODUCTS,
        EMAIL,
        SHIPPING_ADDRESS,
        SHIPPING_METHOD
    }

    /** Plants the carts of this release's recording that are missing. */
    static void plant(Shop shop, MagentoRelease release) throws SQLException {
        for (String line : lines("recorded-carts-" + release.label() + ".csv")) {
            String[] row = line.split(",", 2);
            if (shop.carts().byMaskedId(row[0]).isEmpty()) {
                plant(
                        shop.carts(),
                        row[0],
                        State.valueOf(row[1].toUpperCase(java.util.Locale.ROOT).replace('-', '_')));
            }
        }
    }

    private static void plant(Carts carts, String maskedId, State state) throws SQLException {
        long cart = carts.create(maskedId, OptionalLong.empty(), Optional.empty());
        if (state.compareTo(State.PRODUCTS) >= 0) {
            carts.addUnits(cart, "CHAOS-001", 1);
        }
        if (state.compareTo(State.EMAIL) >= 0) {
            carts.setEmail(cart, EMAIL);
        }
        if (state.compareTo(State.SHIPPING_ADDRESS) >= 0) {
            carts.setShippingAddress(cart, ADDRESS);
        }
        if (state.compareTo(State.SHIPPING_METHOD) >= 0) {
            carts.setBillingAddress(cart, ADDRESS);
            carts.setShippingMethod(cart, "flatrate_flatrate");
        }
    }

    private static List<String> lines(String name) {
        try (InputStream file = RecordedCarts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
