package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Customer;
import io.ridethrough.stubs.store.ledger.CustomerAddress;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.shop.MaskedIds;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Carts as a whole: making them, reading them with their totals, and taking a guest's over. */
final class CartBasics {
    private final CartDoor door;
    private final Ledger ledger;
    private final MaskedIds ids = new MaskedIds();

    CartBasics(CartDoor door, Ledger ledger) {
        this.door = door;
        this.ledger = ledger;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(
                switch (door) {
                    case MINE -> new Route("POST", "carts/mine", Access.SELF, this::createOwn);
                    case GUEST -> new Route("POST", "guest-carts", Access.ANONYMOUS, this::createGuests);
                    case ADMIN -> new Route("POST", "carts", door.access(), this::createNumbered);
                });
        if (door == CartDoor.GUEST) {
            routes.add(new Route("PUT", "guest-carts/:cartId", Access.SELF, this::assign));
        }
        routes.add(door.route("GET", "", this::show));
        routes.add(
                door.route("GET", "/totals", call -> door.active(call, ledger, (cart, shop) -> TotalsView.of(cart))));
        routes.add(door.route(
                "GET",
                "/billing-address",
                call -> door.active(call, ledger, (cart, shop) -> CartView.billing(cart, shop))));
        return routes;
    }

    private Object createGuests(RestCall call) {
        String id = ids.next();
        ledger.<Long, RuntimeException>transact(
                shop -> shop.carts().create(id, OptionalLong.empty(), Optional.empty()));
        return id;
    }

    private Object createNumbered(RestCall call) {
        long id = ledger.<Long, RuntimeException>transact(
                shop -> shop.carts().create(ids.next(), OptionalLong.empty(), Optional.empty()));
        return String.valueOf(id);
    }

    /** The customer's active cart, which is made if there is none, with the addresses that are the default ones. */
    private Object createOwn(RestCall call) {
        long customer = call.customer();
        return ledger.<Long, RuntimeException>transact(shop -> {
            Optional<Cart> active = shop.carts().activeOf(customer);
            if (active.isPresent()) {
                return active.get().id();
            }
            String email = customer(shop, customer).email();
            long id = shop.carts().create(ids.next(), OptionalLong.of(customer), Optional.of(email));
            for (CustomerAddress saved : shop.customers().addressesOf(customer)) {
                if (saved.isDefaultBilling()) {
                    shop.carts().setBillingAddress(id, saved.address());
                }
                if (saved.isDefaultShipping()) {
                    shop.carts().setShippingAddress(id, saved.address());
                }
            }
            return id;
        });
    }

    /** Makes a guest's cart the caller's; what was in the caller's own goes into it, and its old id is void. */
    private Object assign(RestCall call) {
        long customer = call.customer();
        if (call.body().number("customer_id").orElse(customer) != customer) {
            throw RestError.input("You don't have the correct permissions to assign the customer to the cart.");
        }
        return door.<Boolean>active(call, ledger, (cart, shop) -> {
            if (cart.customerId().isPresent()) {
                throw RestError.input("The customer can't be assigned to the cart because the cart isn't anonymous.");
            }
            Optional<Cart> own = shop.carts().activeOf(customer);
            if (own.isPresent()) {
                for (Cart.Line line : own.get().lines()) {
                    shop.carts().addUnits(cart.id(), line.product().sku(), line.quantity());
                }
                shop.carts().deactivate(own.get().id());
            }
            shop.carts().assign(cart.id(), customer, customer(shop, customer).email());
            shop.carts().setMaskedId(cart.id(), ids.next());
            return true;
        });
    }

    private Object show(RestCall call) {
        return ledger.<Object, RuntimeException>transact(shop -> {
            if (door == CartDoor.MINE && shop.carts().activeOf(call.customer()).isEmpty()) {
                throw RestError.noSuchEntity("customerId", call.customer());
            }
            return CartView.of(door.find(call, shop), shop);
        });
    }

    private static Customer customer(Shop shop, long id) throws SQLException {
        return shop.customers().byId(id).orElseThrow(() -> RestError.noSuchEntity("customerId", id));
    }
}
