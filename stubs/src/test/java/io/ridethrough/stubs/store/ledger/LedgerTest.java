package io.ridethrough.stubs.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.stubs.store.release.MagentoRelease;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    private static final LedgerSchema SOUND = new LedgerSchema(true);

    @Test
    void refuses_a_second_order_of_a_cart() {
        try (Ledger ledger = seeded(Optional.empty(), SOUND)) {
            cart(ledger, "a");
            order(ledger, "a", "000000001");
            assertThatThrownBy(() -> order(ledger, "a", "000000002"))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            refused ->
                                    assertThat(refused.isConstraintViolated()).isTrue());
            assertThat(count(ledger)).isEqualTo(1);
        }
    }

    @Test
    void without_the_constraint_a_second_order_passes() {
        try (Ledger ledger = seeded(Optional.empty(), new LedgerSchema(false))) {
            cart(ledger, "a");
            order(ledger, "a", "000000001");
            order(ledger, "a", "000000002");
            assertThat(count(ledger)).isEqualTo(2);
        }
    }

    @Test
    void refuses_an_increment_id_twice_and_negative_stock_and_strangers_carts() {
        try (Ledger ledger = seeded(Optional.empty(), SOUND)) {
            cart(ledger, "a");
            cart(ledger, "b");
            order(ledger, "a", "000000001");
            assertThatThrownBy(() -> order(ledger, "b", "000000001")).isInstanceOf(LedgerException.class);
            assertThatThrownBy(() -> change(ledger, "UPDATE product SET stock = -1 WHERE sku = 'CHAOS-LOW'"))
                    .isInstanceOf(LedgerException.class);
            assertThatThrownBy(() -> change(
                            ledger, "INSERT INTO quote_item(quote_id, sku, quantity) VALUES (999, 'CHAOS-001', 1)"))
                    .isInstanceOf(LedgerException.class);
        }
    }

    @Test
    void takes_no_more_stock_than_there_is() {
        try (Ledger ledger = seeded(Optional.empty(), SOUND)) {
            assertThat(take(ledger, 3)).isTrue();
            assertThat(take(ledger, 3)).isFalse();
            assertThat(take(ledger, 2)).isTrue();
        }
    }

    @Test
    void rolls_back_what_a_failed_piece_of_work_had_done() {
        try (Ledger ledger = seeded(Optional.empty(), SOUND)) {
            assertThatThrownBy(() -> ledger.<Boolean, IllegalStateException>transact(shop -> {
                        shop.products().take("CHAOS-LOW", 5);
                        throw new IllegalStateException("half way");
                    }))
                    .hasMessage("half way");
            assertThat(take(ledger, 5)).isTrue();
        }
    }

    @Test
    void a_reopened_ledger_remembers_and_unlocks(@TempDir Path directory) {
        try (Ledger ledger = seeded(Optional.of(directory), SOUND)) {
            cart(ledger, "a");
            assertThat(lock(ledger)).isTrue();
            assertThat(lock(ledger)).isFalse();
        }
        try (Ledger ledger = seeded(Optional.of(directory), SOUND)) {
            assertThat(lock(ledger)).isTrue();
        }
    }

    @Test
    void an_interrupt_does_not_close_a_ledger_on_disk(@TempDir Path directory) {
        try (Ledger ledger = seeded(Optional.of(directory), SOUND)) {
            Thread.currentThread().interrupt();
            assertThat(take(ledger, 1)).isTrue();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(take(ledger, 4)).isTrue();
            assertThat(take(ledger, 1)).isFalse();
        }
    }

    private static Ledger seeded(Optional<Path> directory, LedgerSchema schema) {
        Ledger ledger = Ledger.open(directory, 4, schema, Clock.systemUTC());
        new Seed(1, MagentoRelease.DEFAULT).plant(ledger);
        return ledger;
    }

    private static void cart(Ledger ledger, String maskedId) {
        ledger.<Long, RuntimeException>transact(shop -> {
            long cart = shop.carts().create(masked(maskedId), OptionalLong.empty(), Optional.of("jane@example.test"));
            shop.carts().addUnits(cart, "CHAOS-001", 1);
            shop.carts().setPaymentMethod(cart, "checkmo");
            return cart;
        });
    }

    private static void order(Ledger ledger, String maskedId, String incrementId) {
        ledger.<Order, RuntimeException>transact(shop -> {
            Cart cart = shop.carts().byMaskedId(masked(maskedId)).orElseThrow();
            return shop.orders().write(cart, incrementId, incrementId, Optional.empty(), "Suitable.");
        });
    }

    private static boolean lock(Ledger ledger) {
        return ledger.<Boolean, RuntimeException>transact(shop -> shop.carts()
                .lock(shop.carts().byMaskedId(masked("a")).orElseThrow().id()));
    }

    private static boolean take(Ledger ledger, int units) {
        return ledger.<Boolean, RuntimeException>transact(
                shop -> shop.products().take("CHAOS-LOW", units));
    }

    private static long count(Ledger ledger) {
        return ledger.<Long, RuntimeException>transact(shop -> shop.orders().count());
    }

    private static void change(Ledger ledger, String command) throws LedgerException {
        ledger.<Integer, RuntimeException>transact(shop -> changed(shop, command));
    }

    private static int changed(Shop shop, String command) throws SQLException {
        return shop.sql().change(command);
    }

    private static String masked(String id) {
        return id.repeat(32);
    }
}
