package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.Offer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds products to a cart: all that were asked for, or none and the reasons as {@code user_errors}. */
final class CartFilling {
    private final CartDesk carts;

    CartFilling(CartDesk carts) {
        this.carts = carts;
    }

    Fields addProducts(Visit visit, Arguments arguments) {
        List<Arguments> wanted = arguments.objects("cartItems");
        List<Fields> errors = new ArrayList<>();
        Fields cart = carts.change(visit, arguments.text("cartId"), (found, shop) -> {
            for (Arguments item : wanted) {
                check(item, found, shop).ifPresent(errors::add);
            }
            if (errors.isEmpty()) {
                for (Arguments item : wanted) {
                    shop.carts().addUnits(found.id(), item.text("sku"), (int) item.number("quantity"));
                }
            }
        });
        return Fields.with("cart", cart).and("user_errors", errors);
    }

    private static Optional<Fields> check(Arguments item, Cart cart, Shop shop) throws SQLException {
        String sku = item.text("sku");
        double quantity = item.number("quantity");
        if (quantity < 1) {
            return error("INVALID_PARAMETER_VALUE", "The product quantity should be greater than 0");
        }
        Optional<Product> product = shop.products().bySku(sku).filter(found -> found.stock() > 0);
        if (product.isEmpty()) {
            return error("PRODUCT_NOT_FOUND", "Could not find a product with SKU \"" + sku + "\"");
        }
        double already = cart.lines().stream()
                .filter(line -> line.product().sku().equals(sku))
                .mapToInt(Cart.Line::quantity)
                .sum();
        if (already + quantity > Offer.MAX_UNITS_A_LINE) {
            return error("UNDEFINED", "The requested qty exceeds the maximum qty allowed in shopping cart");
        }
        return already + quantity > product.get().stock()
                ? Optional.of(Fields.with(Fields.TYPE, "InsufficientStockError")
                        .and("code", "INSUFFICIENT_STOCK")
                        .and("message", "The requested qty is not available")
                        .and("quantity", product.get().stock()))
                : Optional.empty();
    }

    private static Optional<Fields> error(String code, String message) {
        return Optional.of(
                Fields.with(Fields.TYPE, "CartUserInputError").and("code", code).and("message", message));
    }
}
