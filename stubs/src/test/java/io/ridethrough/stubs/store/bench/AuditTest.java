package io.ridethrough.stubs.store.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.stubs.partners.AcceptedCharge;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.LedgerSchema;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private Ledger ledger;
    private long cart;

    @BeforeEach
    void open() {
        ledger = Ledger.open(Optional.empty(), 4, new LedgerSchema(false), Clock.systemUTC());
        new Seed(0, MagentoRelease.DEFAULT).plant(ledger);
        cart = ledger.<Long, RuntimeException>transact(shop -> {
            long id = shop.carts().create("a".repeat(32), OptionalLong.empty(), Optional.of("jane@example.test"));
            shop.carts().addUnits(id, "CHAOS-001", 1);
            shop.carts().setPaymentMethod(id, "checkmo");
            return id;
        });
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void is_clean_when_ledger_partner_and_client_agree() {
        order("000000001", "ch_1");
        assertThat(Audit.of(ledger, List.of(charge("ch_1", "000000001", "10.99")), List.of("000000001"))
                        .isClean())
                .isTrue();
    }

    @Test
    void sees_two_orders_of_a_cart() {
        order("000000001", "ch_1");
        order("000000002", "ch_2");
        assertThat(Audit.of(
                                ledger,
                                List.of(charge("ch_1", "000000001", "10.99"), charge("ch_2", "000000002", "10.99")),
                                List.of())
                        .duplicates())
                .containsExactly("quote " + cart);
    }

    @Test
    void sees_an_order_that_only_the_client_knows() {
        assertThat(Audit.of(ledger, List.of(), List.of("000000009")).losses()).containsExactly("000000009");
    }

    @Test
    void sees_charges_without_order_and_orders_without_charge_or_with_a_wrong_one() {
        order("000000001", "ch_1");
        order("000000002", "ch_2");
        assertThat(Audit.of(
                                ledger,
                                List.of(charge("ch_2", "000000002", "9.99"), charge("ch_3", "000000003", "10.99")),
                                List.of())
                        .unreconciled())
                .containsExactly(
                        "order 000000001 without charge",
                        "order 000000002 with another's charge ch_2",
                        "charge ch_3 without order");
    }

    @Test
    void sees_a_charge_that_is_still_open() {
        ledger.<Boolean, RuntimeException>transact(shop -> {
            shop.intents().open("quote-1-1", cart, "000000001", BigDecimal.TEN, Client.guest(Tenant.ALPINE));
            return true;
        });
        assertThat(Audit.of(ledger, List.of(), List.of()).unreconciled()).containsExactly("1 charges still open");
    }

    private void order(String number, String charge) {
        ledger.<Boolean, RuntimeException>transact(shop -> {
            Cart whole = shop.carts().byId(cart).orElseThrow();
            shop.orders().write(whole, number, number, Optional.of(charge), "Suitable.");
            return true;
        });
    }

    private static AcceptedCharge charge(String id, String reference, String amount) {
        return new AcceptedCharge(id, reference, new BigDecimal(amount), "USD", "key of " + id, Instant.EPOCH);
    }
}
