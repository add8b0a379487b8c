package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Offer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The products in a cart. */
final class CartItems {
    private static final Set<String> FIELDS = Set.of(
            "item_id",
            "sku",
            "qty",
            "name",
            "price",
            "product_type",
            "quote_id",
            "product_option",
            "extension_attributes");

    private final CartDoor door;
    private final Ledger ledger;
    private final MagentoRelease release;

    CartItems(CartDoor door, Ledger ledger, MagentoRelease release) {
        this.door = door;
        this.ledger = ledger;
        this.release = release;
    }

    List<Route> routes() {
        return List.of(
                door.route("GET", "/items", this::list),
                door.route("POST", "/items", this::add),
                door.route("PUT", "/items/:itemId", this::update),
                door.route("DELETE", "/items/:itemId", this::remove));
    }

    private Object list(RestCall call) {
        return door.active(
                call,
                ledger,
                (cart, shop) -> cart.lines().stream()
                        .map(line -> CartView.item(
                                line, door == CartDoor.GUEST ? cart.maskedId() : String.valueOf(cart.id())))
                        .toList());
    }

    private Object add(RestCall call) {
        Payload item = item(call);
        int units = units(item);
        Optional<Long> named = item.number("item_id");
        return door.change(call, ledger, (cart, shop) -> {
            if (named.isPresent()) {
                return set(cart, shop, named.get(), units);
            }
            String sku = item.text("sku").orElseThrow(RestError::crash);
            Product product = ProductSearch.bySku(shop, sku)
                    .orElseThrow(() -> RestError.of(
                            404, "The product that was requested doesn't exist. Verify the product and try again."));
            int already = cart.unitsOf(product.sku());
            check(product, (long) already + units);
            shop.carts().addUnits(cart.id(), product.sku(), units);
            return shop.carts().byId(cart.id()).orElseThrow().lines().stream()
                    .filter(line -> line.product().sku().equals(product.sku()))
                    .map(line -> CartView.item(line, String.valueOf(cart.id())))
                    .findFirst()
                    .orElseThrow();
        });
    }

    private Object update(RestCall call) {
        Payload item = item(call);
        int units = units(item);
        long number = call.pathNumber("itemId");
        return door.change(call, ledger, (cart, shop) -> set(cart, shop, number, units));
    }

    private View set(Cart cart, Shop shop, long number, int units) throws SQLException {
        Cart.Line line = line(cart, number, String.valueOf(cart.id()));
        check(line.product(), units);
        shop.carts().setUnits(cart.id(), number, units);
        return CartView.item(new Cart.Line(number, line.product(), units), String.valueOf(cart.id()));
    }

    private Object remove(RestCall call) {
        long number = call.pathNumber("itemId");
        return door.<Boolean>change(call, ledger, (cart, shop) -> {
            line(cart, number, door.number(cart));
            return shop.carts().removeLine(cart.id(), number);
        });
    }

    /** @param id the cart's, as a refusal has it */
    private static Cart.Line line(Cart cart, long number, Object id) {
        return cart.lines().stream()
                .filter(line -> line.id() == number)
                .findFirst()
                .orElseThrow(() -> RestError.of(404, "The %1 Cart doesn't contain the %2 item.", List.of(id, number)));
    }

    private Payload item(RestCall call) {
        if (door == CartDoor.GUEST) {
            call.body().require("cartItem");
            boolean isKnown = ledger.<Boolean, RuntimeException>transact(
                    shop -> shop.carts().byMaskedId(call.path("cartId")).isPresent());
            if (!isKnown) {
                throw RestError.required("quoteId");
            }
        }
        Payload item = call.body().object("cart_item").only(FIELDS);
        item.object("extension_attributes").only(Set.of("discounts", "bundle_options", "configurable_item_options"));
        return item;
    }

    /** Magento takes null, zero and less for one. */
    private static int units(Payload item) {
        if (!item.names("qty")) {
            throw RestError.invalid("qty", null);
        }
        BigDecimal quantity = item.decimal("qty").orElse(BigDecimal.ONE);
        if (quantity.stripTrailingZeros().scale() > 0) {
            throw RestError.input("You cannot use decimal quantity for this product.");
        }
        return quantity.max(BigDecimal.ONE)
                .min(BigDecimal.valueOf(Offer.MAX_UNITS_A_LINE + 1L))
                .intValueExact();
    }

    private void check(Product product, long units) {
        if (product.stock() == 0) {
            throw RestError.input("Product that you are trying to add is not available.");
        }
        if (units > Offer.MAX_UNITS_A_LINE) {
            throw RestError.input("The requested qty exceeds the maximum qty allowed in shopping cart");
        }
        if (units > product.stock()) {
            throw RestError.input(Offer.tooFew(release));
        }
    }
}
