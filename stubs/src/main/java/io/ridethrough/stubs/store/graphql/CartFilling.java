package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds products to a cart. {@code addProductsToCart} adds what it can and reports the rest as
 * {@code user_errors}; the older mutations add all or nothing.
 */
final class CartFilling {
    private final CartDesk carts;
    private final MagentoRelease release;
    private final UnitLimits limits;

    CartFilling(CartDesk carts, MagentoRelease release) {
        this.carts = carts;
        this.release = release;
        this.limits = new UnitLimits(release);
    }

    Fields addProducts(Visit visit, Arguments arguments) {
        String cartId = arguments.filled("cartId");
        List<Arguments> wanted = arguments.filledObjects("cartItems");
        List<Fields> errors = new ArrayList<>();
        Fields cart = carts.change(visit, cartId, (found, shop) -> {
            Map<String, Double> units = units(found);
            for (Arguments item : wanted) {
                Optional<String> complaint = complaint(item, units, shop);
                if (complaint.isPresent()) {
                    errors.add(CartErrorCode.error(complaint.get(), release));
                } else {
                    add(found, item, units, shop);
                }
            }
        });
        return Fields.with("cart", cart).and("user_errors", errors);
    }

    /** {@code addSimpleProductsToCart} and {@code addVirtualProductsToCart}, which add either kind. */
    Fields addAllOrNothing(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        String cartId = input.filled("cart_id");
        List<Arguments> wanted = input.filledObjects("cart_items").stream()
                .map(item -> item.object("data"))
                .toList();
        return Fields.with("cart", carts.change(visit, cartId, (found, shop) -> {
            Map<String, Double> units = units(found);
            for (Arguments item : wanted) {
                refuse(item, units, shop);
                add(found, item, units, shop);
            }
        }));
    }

    private Optional<String> complaint(Arguments item, Map<String, Double> units, Shop shop) throws SQLException {
        String sku = item.text("sku");
        if (item.number("quantity") <= 0) {
            return Optional.of("The product quantity should be greater than 0");
        }
        // One that is sold out is not told from one that does not exist.
        Optional<Product> product = shop.products().bySku(sku).filter(found -> found.stock() > 0);
        return product.isEmpty() ? Optional.of(unknown(sku)) : limits.complaint(product.get(), total(item, units));
    }

    private void refuse(Arguments item, Map<String, Double> units, Shop shop) throws SQLException {
        String sku = item.filled("sku", "Missed \"sku\" in cart item data");
        Product product = shop.products().bySku(sku).orElseThrow(() -> ShopError.noSuchEntity(unknown(sku)));
        Optional<String> complaint = Optional.empty();
        if (item.number("quantity") <= 0) {
            complaint = Optional.of("Please enter a number greater than 0 in this field.");
        } else if (product.stock() <= 0) {
            complaint = Optional.of("Product that you are trying to add is not available.");
        } else {
            complaint = limits.complaint(product, total(item, units));
        }
        if (complaint.isPresent()) {
            throw ShopError.input(
                    "Could not add the product with SKU " + sku + " to the shopping cart: " + complaint.get());
        }
    }

    private static void add(Cart cart, Arguments item, Map<String, Double> units, Shop shop) throws SQLException {
        shop.carts().addUnits(cart.id(), item.text("sku"), (int) item.number("quantity"));
        units.put(item.text("sku"), total(item, units));
    }

    private static double total(Arguments item, Map<String, Double> units) {
        return units.getOrDefault(item.text("sku"), 0.0) + item.number("quantity");
    }

    private static Map<String, Double> units(Cart cart) {
        Map<String, Double> units = new HashMap<>();
        cart.lines().forEach(line -> units.put(line.product().sku(), (double) line.quantity()));
        return units;
    }

    private static String unknown(String sku) {
        return "Could not find a product with SKU \"" + sku + "\"";
    }
}
