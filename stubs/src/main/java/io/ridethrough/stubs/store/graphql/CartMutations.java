package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.Offer;
import io.ridethrough.stubs.store.shop.ShopError;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The steps from an empty cart to one that can be placed. */
final class CartMutations {
    private final CartDesk carts;
    private final Addresses addresses;

    CartMutations(CartDesk carts, Addresses addresses) {
        this.carts = carts;
        this.addresses = addresses;
    }

    Map<String, Resolver> resolvers() {
        CartFilling filling = new CartFilling(carts);
        return Map.of(
                "createGuestCart", (visit, arguments) -> answer(carts.create()),
                "createEmptyCart", this::createEmptyCart,
                "addProductsToCart", filling::addProducts,
                "setGuestEmailOnCart", this::setGuestEmail,
                "setShippingAddressesOnCart", this::setShippingAddresses,
                "setBillingAddressOnCart", this::setBillingAddress,
                "setShippingMethodsOnCart", this::setShippingMethods,
                "setPaymentMethodOnCart", this::setPaymentMethod);
    }

    private Object createEmptyCart(Visit visit, Arguments arguments) {
        Fields cart = visit.customer().isPresent() ? carts.ofCustomer(visit) : carts.create();
        return String.valueOf(cart.get("id"));
    }

    private Fields setGuestEmail(Visit visit, Arguments arguments) {
        Arguments input = arguments.object("input");
        String email = input.text("email");
        if (!Offer.isEmail(email)) {
            throw ShopError.input("Invalid email format");
        }
        if (visit.customer().isPresent()) {
            throw ShopError.input("The request is not allowed for logged in customers");
        }
        return change(visit, input, (cart, shop) -> shop.carts().setEmail(cart.id(), email));
    }

    private Fields setShippingAddresses(Visit visit, Arguments arguments) {
        Arguments input = arguments.object("input");
        List<Arguments> given = input.objects("shipping_addresses");
        if (given.size() != 1) {
            throw ShopError.input("You cannot specify multiple shipping addresses.");
        }
        return change(
                visit,
                input,
                (cart, shop) -> shop.carts().setShippingAddress(cart.id(), chosen(visit, given.get(0), shop)));
    }

    private Fields setBillingAddress(Visit visit, Arguments arguments) {
        Arguments input = arguments.object("input");
        Arguments given = input.object("billing_address");
        return change(visit, input, (cart, shop) -> {
            Address address = given.isSet("same_as_shipping")
                    ? cart.shippingAddress().orElseThrow(CartMutations::noShippingAddress)
                    : chosen(visit, given, shop);
            shop.carts().setBillingAddress(cart.id(), address);
        });
    }

    private Fields setShippingMethods(Visit visit, Arguments arguments) {
        Arguments input = arguments.object("input");
        List<Arguments> given = input.objects("shipping_methods");
        if (given.size() != 1) {
            throw ShopError.input("You cannot specify multiple shipping methods.");
        }
        String carrier = given.get(0).text("carrier_code");
        String method = given.get(0).text("method_code");
        return change(visit, input, (cart, shop) -> {
            if (cart.shippingAddress().isEmpty()) {
                throw noShippingAddress();
            }
            if (!carrier.equals(Offer.FLATRATE) || !method.equals(Offer.FLATRATE)) {
                throw ShopError.noSuchEntity("Carrier with such method not found: " + carrier + ", " + method);
            }
            shop.carts().setShippingMethod(cart.id(), carrier + "_" + method);
        });
    }

    private Fields setPaymentMethod(Visit visit, Arguments arguments) {
        Arguments input = arguments.object("input");
        String code = input.object("payment_method").text("code");
        return change(visit, input, (cart, shop) -> {
            if (!code.equals(Offer.CHECKMO)) {
                throw ShopError.input("The requested Payment Method is not available.");
            }
            shop.carts().setPaymentMethod(cart.id(), code);
        });
    }

    /** The address given, or the one of that number in the customer's book. */
    private Address chosen(Visit visit, Arguments given, Shop shop) throws SQLException {
        if (given.optionalInt("customer_address_id").isPresent()) {
            long id = given.optionalInt("customer_address_id").get();
            return shop.customers().addressesOf(visit.requiredCustomer()).stream()
                    .filter(address -> address.id() == id)
                    .findFirst()
                    .orElseThrow(() -> ShopError.noSuchEntity("Could not find a address with ID \"" + id + "\""))
                    .address();
        }
        return addresses.ofCart(given.optionalObject("address")
                .orElseThrow(() -> ShopError.input(
                        "The shipping address must contain either \"customer_address_id\" or \"address\".")));
    }

    private Fields change(Visit visit, Arguments input, CartDesk.Change change) {
        return answer(carts.change(visit, input.text("cart_id"), change));
    }

    private static Fields answer(Fields cart) {
        return Fields.with("cart", cart);
    }

    private static ShopError noShippingAddress() {
        return ShopError.input("The shipping address is missing. Set the address and try again.");
    }
}
