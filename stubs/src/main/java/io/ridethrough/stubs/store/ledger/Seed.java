package io.ridethrough.stubs.store.ledger;

import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.tenancy.Jurisdiction;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is in the shop when it opens: the catalogue of the recorded Magento shops, and customers who
 * hold funds.
 *
 * @param customers how many; the first is {@code customer0001@example.test}
 * @param release whose recording the shop must be able to take up
 */
public record Seed(int customers, MagentoRelease release) {
    /** The password of every seeded customer. */
    public static final String PASSWORD = "Passw0rd!x";

    private static final int PLENTY = 10_000_000;
    private static final List<String> FUNDS = List.of("Alpine Equity", "Baltic Bond", "Coastal Income");

    /** The e-mail address of a seeded customer, numbered from 1. */
    public static String email(int number) {
        return "customer%04d@example.test".formatted(number);
    }

    /** Plants what is missing in one transaction. */
    public void plant(Ledger ledger) {
        ledger.<Boolean, RuntimeException>transact(shop -> {
            boolean isNew = shop.products().bySku("CHAOS-001").isEmpty();
            for (int i = 1; i <= 50; i++) {
                shop.products()
                        .add(new Product(
                                i,
                                "CHAOS-%03d".formatted(i),
                                "Chaos Tee %03d".formatted(i),
                                false,
                                BigDecimal.valueOf(1099 + 100L * (i - 1), 2),
                                PLENTY));
            }
            shop.products().add(new Product(51, "CHAOS-OOS", "Chaos Sold-out Tee", false, new BigDecimal("10.99"), 0));
            shop.products().add(new Product(52, "CHAOS-LOW", "Chaos Scarce Tee", false, new BigDecimal("10.99"), 5));
            shop.products()
                    .add(new Product(53, "CHAOS-VIRT", "Chaos Gift Card", true, new BigDecimal("25.00"), PLENTY));
            RecordedCarts.plant(shop, release);
            // One hash for all: two hundred would be a noticeable part of the start.
            String password = Password.store(PASSWORD);
            for (int i = 1; i <= customers; i++) {
                if (shop.customers().byEmail(email(i)).isEmpty()) {
                    plantCustomer(shop, i, password);
                }
            }
            if (isNew) {
                RecordedNumbers.of(release).start(shop.sql());
            }
            return true;
        });
    }

    /** Odd numbers are one wealth manager's clients, even ones the other's. */
    public static Tenant tenant(int number) {
        return number % 2 == 1 ? Tenant.ALPINE : Tenant.HARBOUR;
    }

    /** Each tenant has clients under every law. */
    public static Jurisdiction jurisdiction(int number) {
        return Jurisdiction.values()[number / 2 % Jurisdiction.values().length];
    }

    /** What a seeded customer holds: the same in every run, and as customers do whose numbers are 90 apart. */
    public static List<Holding> holdings(int number) {
        return IntStream.range(0, FUNDS.size())
                .mapToObj(i -> new Holding(FUNDS.get(i), BigDecimal.valueOf(1 + (number * 7L + i * 13L) % 90, 0)))
                .toList();
    }

    private static void plantCustomer(Shop shop, int number, String password) throws java.sql.SQLException {
        Customer customer = shop.customers()
                .create(new NewCustomer(
                        email(number),
                        "Client",
                        "Number " + number,
                        false,
                        password,
                        false,
                        tenant(number),
                        jurisdiction(number)));
        for (Holding holding : holdings(number)) {
            shop.customers().addHolding(customer.id(), holding);
        }
    }
}
