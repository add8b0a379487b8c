package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.MaskedIds;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** A guest's cart becomes a customer's when the guest logs in: merged into theirs, or made theirs. */
final class CartTransfer {
    private final Ledger ledger;
    private final CartOpening opening;
    private final CartView view;
    private final MaskedIds ids = new MaskedIds();

    CartTransfer(Ledger ledger, CartOpening opening, CartView view) {
        this.ledger = ledger;
        this.view = view;
        this.opening = opening;
    }

    /** The guest's lines go into the customer's cart; the guest's cart is closed. */
    Fields mergeCarts(Visit visit, Arguments arguments) {
        String source = arguments.filled("source_cart_id");
        long customer = visit.requiredCustomer();
        Optional<String> destination = arguments.optionalText("destination_cart_id");
        if (destination.filter(String::isEmpty).isPresent()) {
            throw ShopError.input("The parameter \"destination_cart_id\" cannot be empty");
        }
        return view.of(ledger.<Cart, ShopError>transact(shop -> {
            String into = destination.isPresent()
                    ? destination.get()
                    : opening.ofCustomer(customer, Optional.empty(), shop).maskedId();
            Cart guests = CartDesk.active(OptionalLong.empty(), source, shop);
            Cart customers = CartDesk.active(visit.customer(), into, shop);
            for (Cart.Line line : guests.lines()) {
                if (hasStock(customers, line)) {
                    shop.carts().addUnits(customers.id(), line.product().sku(), line.quantity());
                }
            }
            moveCoupon(guests, customers, shop);
            shop.carts().deactivate(guests.id());
            return shop.carts().byId(customers.id()).orElseThrow();
        }));
    }

    /** The guest's cart becomes the customer's, under a new id, with what was in the customer's before. */
    Fields assignCustomerToGuestCart(Visit visit, Arguments arguments) {
        long customer = visit.requiredCustomer();
        String maskedId = arguments.text("cart_id");
        return view.of(ledger.<Cart, ShopError>transact(shop -> {
            Cart guests = CartDesk.active(OptionalLong.empty(), maskedId, shop);
            Optional<Cart> before = shop.carts().activeOf(customer);
            if (before.isPresent()) {
                for (Cart.Line line : before.get().lines()) {
                    shop.carts().addUnits(guests.id(), line.product().sku(), line.quantity());
                }
                moveCoupon(before.get(), guests, shop);
                shop.carts().deactivate(before.get().id());
            }
            String email = shop.customers().byId(customer).orElseThrow().email();
            shop.carts().assign(guests.id(), customer, email);
            shop.carts().setMaskedId(guests.id(), ids.next());
            return shop.carts().byId(guests.id()).orElseThrow();
        }));
    }

    /** A line that both carts have is left out when there is too little for the two together. */
    private static boolean hasStock(Cart into, Cart.Line line) {
        int already = into.unitsOf(line.product().sku());
        return already == 0 || already + line.quantity() <= line.product().stock();
    }

    private static void moveCoupon(Cart from, Cart into, Shop shop) throws SQLException {
        if (from.coupon().isPresent()) {
            shop.carts().setCoupon(into.id(), from.coupon());
        }
    }
}
