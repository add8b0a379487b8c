package io.ridethrough.stubs.store.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.inference.RuleOnly;
import io.ridethrough.stubs.store.ledger.Address;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerException;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import io.ridethrough.stubs.store.ledger.Order;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What may happen to a cart while it is being placed. */
class CheckoutTest {
    private static final Address ADDRESS = new Address(
            "Jane",
            "Doe",
            List.of("1 Chaos Way"),
            "Austin",
            new Address.Region("TX", "Texas", 57),
            "78701",
            "US",
            "5125550100");

    @Test
    void a_cart_that_was_emptied_before_it_was_locked_is_not_placed() {
        try (Ledger ledger = Ledger.open(Optional.empty(), 4, new LedgerSchema(true), Clock.systemUTC())) {
            new Seed(0, MagentoRelease.DEFAULT).plant(ledger);
            Cart seen = ready(ledger);
            ledger.<Boolean, RuntimeException>transact(shop ->
                    shop.carts().removeLine(seen.id(), seen.lines().get(0).id()));
            Checkout checkout = new Checkout(
                    new LockedTurns(ledger, new CartLocks(ledger), MagentoRelease.DEFAULT, Milestones.unwatched()),
                    new RuleOnly(),
                    CheckoutTest::never);
            assertThat(checkout.place(seen, Client.guest(Tenant.ALPINE))).isInstanceOf(Placing.Refused.class);
            assertThat(ledger.<Boolean, RuntimeException>transact(
                            shop -> shop.carts().lock(seen.id())))
                    .as("unlocked")
                    .isTrue();
        }
    }

    @Test
    void an_order_whose_charge_was_given_back_meanwhile_is_not_written() {
        try (Ledger ledger = Ledger.open(Optional.empty(), 4, new LedgerSchema(true), Clock.systemUTC())) {
            new Seed(0, MagentoRelease.DEFAULT).plant(ledger);
            Cart cart = ready(ledger);
            Payments none = new OfflinePayments();
            Placement placement = new ChargeThenOrder(
                    ledger,
                    none,
                    new Settlement(ledger, none, Milestones.unwatched()),
                    new PlacementParts(
                            ChargeKey::ofCart,
                            (payments, amount, key, most) -> {
                                ledger.<Boolean, RuntimeException>transact(
                                        shop -> shop.intents().close(key.idempotencyKey()));
                                return Optional.of("ch_1");
                            },
                            1,
                            Stock::inOneStatement,
                            Milestones.unwatched()));
            assertThatExceptionOfType(LedgerException.class)
                    .isThrownBy(() -> placement.place(
                            cart,
                            Client.guest(Tenant.ALPINE),
                            new InferenceAnswer.FromModel("Suitable.", "reference")));
            assertThat(ledger.<Long, RuntimeException>transact(
                            shop -> shop.orders().count()))
                    .isZero();
        }
    }

    @Test
    void a_cart_that_is_merged_away_stays_locked_by_whoever_places_it() {
        try (Ledger ledger = Ledger.open(Optional.empty(), 4, new LedgerSchema(true), Clock.systemUTC())) {
            new Seed(0, MagentoRelease.DEFAULT).plant(ledger);
            long cart = ready(ledger).id();
            assertThat(ledger.<Boolean, RuntimeException>transact(shop -> {
                        shop.carts().lock(cart);
                        shop.carts().deactivate(cart);
                        return shop.carts().claim(cart);
                    }))
                    .isFalse();
        }
    }

    private static Order never(Cart cart, Client client, InferenceAnswer advice) {
        throw new AssertionError("an empty cart is paid for");
    }

    private static Cart ready(Ledger ledger) {
        return ledger.<Cart, RuntimeException>transact(shop -> {
            long cart = shop.carts().create("a".repeat(32), OptionalLong.empty(), Optional.of("jane@example.test"));
            shop.carts().addUnits(cart, "CHAOS-001", 1);
            shop.carts().setShippingAddress(cart, ADDRESS);
            shop.carts().setBillingAddress(cart, ADDRESS);
            shop.carts().setShippingMethod(cart, "flatrate_flatrate");
            shop.carts().setPaymentMethod(cart, "checkmo");
            return shop.carts().byId(cart).orElseThrow();
        });
    }
}
