package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.ShopError;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Changes and removes lines of a cart. What goes wrong is an error on 2.4.7 and an answer on 2.4.8. */
final class CartLines {
    private static final String NO_ITEMS = "Required parameter \"cart_items\" is missing.";

    private final CartDesk carts;
    private final MagentoRelease release;
    private final UnitLimits limits;

    CartLines(CartDesk carts, MagentoRelease release) {
        this.carts = carts;
        this.release = release;
        this.limits = new UnitLimits(release);
    }

    /** One line and the units that it is to have; 0 or fewer take it out. */
    private record Wanted(Optional<Long> line, Optional<Double> units) {}

    Fields updateCartItems(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        List<Wanted> wanted = input.objects("cart_items").stream()
                .map(item -> new Wanted(line(item), item.optionalNumber("quantity")))
                .toList();
        String cartId = input.filled("cart_id", "Required parameter \"cart_id\" is missing.");
        if (release == MagentoRelease.V2_4_7_P3) {
            if (wanted.isEmpty()) {
                throw ShopError.input(NO_ITEMS);
            }
            return Fields.with("cart", update(visit, cartId, wanted));
        }
        Fields before = carts.show(visit, cartId);
        if (wanted.isEmpty()) {
            return withErrors(before, List.of(CartErrorCode.error(NO_ITEMS, release)));
        }
        try {
            return withErrors(update(visit, cartId, wanted), List.of());
        } catch (ShopError refused) {
            String message = String.valueOf(refused.getMessage());
            return withErrors(before, List.of(CartErrorCode.error(message, release)));
        }
    }

    Fields removeItemFromCart(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        Optional<Long> line = line(input);
        String cartId = input.filled("cart_id", "Required parameter \"cart_id\" is missing.");
        return Fields.with("cart", carts.change(visit, cartId, (cart, shop) -> {
            long id = line.orElseThrow(() -> ShopError.input("Required parameter \"cart_item_id\" is missing."));
            if (!shop.carts().removeLine(cart.id(), id)) {
                throw ShopError.noSuchEntity("The cart doesn't contain the item");
            }
        }));
    }

    private Fields update(Visit visit, String cartId, List<Wanted> wanted) {
        return carts.change(visit, cartId, (cart, shop) -> {
            for (Wanted one : wanted) {
                update(cart, one, shop);
            }
        });
    }

    private void update(Cart cart, Wanted wanted, Shop shop) throws SQLException {
        long id = wanted.line()
                .orElseThrow(
                        () -> ShopError.input("Required parameter \"cart_item_id\" for \"cart_items\" is missing."));
        double units = wanted.units()
                .orElseThrow(() -> ShopError.input("Required parameter \"quantity\" for \"cart_items\" is missing."));
        if (units <= 0) {
            if (!shop.carts().removeLine(cart.id(), id)) {
                throw ShopError.noSuchEntity("The " + cart.id() + " Cart doesn't contain the " + id + " item.");
            }
            return;
        }
        Cart.Line line = cart.lines().stream()
                .filter(it -> it.id() == id)
                .findFirst()
                .orElseThrow(() -> ShopError.noSuchEntity("Could not find cart item with id: " + id + "."));
        Optional<String> complaint = limits.complaint(line.product(), units);
        if (complaint.isPresent()) {
            throw ShopError.input(
                    "Could not update the product with SKU " + line.product().sku() + ": " + complaint.get());
        }
        shop.carts().setUnits(cart.id(), id, (int) units);
    }

    private static Fields withErrors(Fields cart, List<Fields> errors) {
        return Fields.with("cart", cart).and("errors", errors);
    }

    /** The line's number, from {@code cart_item_id} or from {@code cart_item_uid}, which is Base64 of it. */
    private static Optional<Long> line(Arguments input) {
        Optional<Long> id =
                input.optionalInt("cart_item_id").filter(it -> it != 0).map(Integer::longValue);
        Optional<String> uid = input.optionalText("cart_item_uid").filter(it -> !it.isEmpty());
        if (id.isPresent() && uid.isPresent()) {
            throw ShopError.input("`cart_item_id` and `cart_item_uid` can't be used at the same time.");
        }
        return uid.isPresent() ? uid.map(CartLines::decoded) : id;
    }

    private static long decoded(String uid) {
        try {
            return Long.parseLong(new String(Base64.getDecoder().decode(uid), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException noNumber) {
            throw ShopError.input("Value of uid \"" + uid + "\" is incorrect.");
        }
    }
}
