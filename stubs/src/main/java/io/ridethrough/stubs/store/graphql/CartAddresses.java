package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.CustomerAddress;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a cart's goods and its bill go: typed in, from the customer's book, or one as the other. */
final class CartAddresses {
    private final CartDesk carts;
    private final AddressInput addresses;

    CartAddresses(CartDesk carts, AddressInput addresses) {
        this.carts = carts;
        this.addresses = addresses;
    }

    Fields setShipping(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        String cartId = input.filled("cart_id");
        List<Arguments> given = input.filledObjects("shipping_addresses");
        return Fields.with("cart", carts.change(visit, cartId, (cart, shop) -> {
            if (given.size() > 1) {
                throw ShopError.input("You cannot specify multiple shipping addresses.");
            }
            Address address = chosen("shipping", "\"customer_address_id\" or \"address\"", given.get(0), visit, shop);
            if (cart.isVirtual()) {
                throw ShopError.noSuchEntity(
                        "Shipping address is not allowed on cart: cart contains no items for shipment.");
            }
            shop.carts().setShippingAddress(cart.id(), address);
        }));
    }

    Fields setBilling(Visit visit, Arguments arguments) {
        Arguments input = arguments.input();
        String cartId = input.filled("cart_id");
        Arguments given = input.optionalObject("billing_address")
                .filter(it -> !it.values().isEmpty())
                .orElseThrow(() -> ShopError.input("Required parameter \"billing_address\" is missing"));
        boolean isSame = given.isSet("same_as_shipping");
        return Fields.with("cart", carts.change(visit, cartId, (cart, shop) -> {
            Address address = isSame
                    ? cart.shippingAddress().orElseThrow(CartAddresses::noShippingAddress)
                    : chosen(
                            "billing",
                            "\"customer_address_id\", \"address\", or \"same_as_shipping\"",
                            given,
                            visit,
                            shop);
            shop.carts().setBillingAddress(cart.id(), address);
            if (!isSame && given.isSet("use_for_shipping") && !cart.isVirtual()) {
                shop.carts().setShippingAddress(cart.id(), address);
            }
        }));
    }

    /** The address given, or the one of that number in the customer's book. */
    private Address chosen(String kind, String choices, Arguments given, Visit visit, Shop shop) throws SQLException {
        Optional<Integer> id = given.optionalInt("customer_address_id");
        Optional<Arguments> typed = given.optionalObject("address");
        if (id.isEmpty() && typed.isEmpty()) {
            throw ShopError.input("The " + kind + " address must contain either " + choices + ".");
        }
        if (id.isPresent() && typed.isPresent()) {
            throw ShopError.input("The " + kind
                    + " address cannot contain \"customer_address_id\" and \"address\" at the same time.");
        }
        return typed.isPresent() ? addresses.read(typed.get()) : ofBook(id.orElseThrow(), visit, shop);
    }

    private static Address ofBook(int id, Visit visit, Shop shop) throws SQLException {
        long customer = visit.requiredCustomer();
        OptionalLong owner = shop.customers().ownerOfAddress(id);
        if (owner.isEmpty()) {
            throw ShopError.noSuchEntity("Could not find a address with ID \"" + id + "\"");
        }
        return shop.customers().addressesOf(customer).stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .map(CustomerAddress::address)
                .orElseThrow(() -> ShopError.authorization(
                        "Current customer does not have permission to address with ID \"" + id + "\""));
    }

    private static ShopError noShippingAddress() {
        return ShopError.input(
                "Could not use the \"same_as_shipping\" option, because the shipping address has not been set.");
    }
}
