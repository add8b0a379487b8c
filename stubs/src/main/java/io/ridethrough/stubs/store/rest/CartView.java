package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.CustomerAddress;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.Shop;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A cart as {@code GET carts/…} shows it. */
final class CartView {
    private CartView() {}

    static View of(Cart cart, Shop shop) throws SQLException {
        String created = RestTime.of(shop.carts().createdAt(cart.id()));
        View view = View.with("id", cart.id())
                .and("created_at", created)
                .and("updated_at", created)
                .and("is_active", cart.isActive())
                .and("is_virtual", cart.isVirtual());
        List<View> items = items(cart);
        Optional<String> number = shop.orders().ofQuote(cart.id()).stream()
                .map(Order::incrementId)
                .findFirst();
        if (cart.isActive()) {
            view.and("items", items);
        }
        view.and("items_count", cart.lines().size())
                .and("items_qty", cart.quantity())
                .and("customer", customer(cart, shop))
                .and("billing_address", billing(cart, shop))
                .andIfPresent("reserved_order_id", number)
                .and("orig_order_id", 0)
                .and("currency", currency())
                .and("customer_is_guest", cart.customerId().isEmpty())
                .and("customer_note_notify", true)
                .and("customer_tax_class_id", 3)
                .and("store_id", 1);
        return cart.isActive()
                ? view.and("extension_attributes", View.with("shipping_assignments", shipping(cart, items, shop)))
                : view;
    }

    /** @param quote the cart's number, or the id by which a guest's list names it */
    static View item(Cart.Line line, String quote) {
        return View.with("item_id", line.id())
                .and("sku", line.product().sku())
                .and("qty", line.quantity())
                .and("name", line.product().name())
                .and("price", line.product().price())
                .and("product_type", line.product().isVirtual() ? "virtual" : "simple")
                .and("quote_id", quote);
    }

    static View billing(Cart cart, Shop shop) throws SQLException {
        return address(cart, cart.billingAddress(), billingId(cart), shop);
    }

    /** The number of a cart's billing address: each cart has two addresses. */
    static long billingId(Cart cart) {
        return 2 * cart.id() - 1;
    }

    private static View address(Cart cart, Optional<Address> address, long id, Shop shop) throws SQLException {
        if (cart.customerId().isEmpty()) {
            return QuoteAddresses.view(id, address, cart.email(), Optional.empty(), Optional.empty());
        }
        long customer = cart.customerId().getAsLong();
        // A cart keeps no number of the book's entry: what is the same to the letter counts as taken from there.
        Optional<Long> saved = shop.customers().addressesOf(customer).stream()
                .filter(entry -> address.filter(entry.address()::equals).isPresent())
                .map(CustomerAddress::id)
                .findFirst();
        return QuoteAddresses.view(id, address, cart.email(), Optional.of(customer), saved);
    }

    private static List<View> items(Cart cart) {
        return cart.lines().stream()
                .map(line -> item(line, String.valueOf(cart.id())))
                .toList();
    }

    private static List<View> shipping(Cart cart, List<View> items, Shop shop) throws SQLException {
        if (items.isEmpty() || cart.isVirtual()) {
            return List.of();
        }
        View address = address(cart, cart.shippingAddress(), 2 * cart.id(), shop);
        View shipping = View.with("address", address)
                .and("method", cart.shippingMethod().orElse(null));
        return List.of(View.with("shipping", shipping).and("items", items));
    }

    private static View customer(Cart cart, Shop shop) throws SQLException {
        if (cart.customerId().isPresent()) {
            Optional<Customer> customer =
                    shop.customers().byId(cart.customerId().getAsLong());
            if (customer.isPresent()) {
                return CustomerView.of(
                        customer.get(),
                        shop.customers().addressesOf(customer.get().id()));
            }
        }
        return View.with("email", null).and("firstname", null).and("lastname", null);
    }

    private static View currency() {
        return View.with("global_currency_code", "USD")
                .and("base_currency_code", "USD")
                .and("store_currency_code", "USD")
                .and("quote_currency_code", "USD")
                .and("store_to_base_rate", 0)
                .and("store_to_quote_rate", 0)
                .and("base_to_global_rate", 1)
                .and("base_to_quote_rate", 1);
    }
}
