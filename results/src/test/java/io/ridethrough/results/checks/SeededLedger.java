package io.ridethrough.results.checks;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Claim.Answer;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.Ledger.Charge;
import io.ridethrough.results.run.Ledger.Order;
import io.ridethrough.results.run.Ledger.Stock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clients and the books of a sound shop, drawn from a seed: some are answered, refused or left without an answer that
 * the ledger settles either way; some click twice and are told the same, turned away, or told nothing; some orders were
 * canceled, with the charge given back, after their client was told nothing. Lists are open to be corrupted.
 */
final class SeededLedger {

    private static final int FEWEST_CLIENTS = 3;
    private static final int MOST_CLIENTS = 60;

    final SplittableRandom random;
    final List<Claim> claims = new ArrayList<>();
    final List<Order> orders = new ArrayList<>();
    final List<Charge> charges = new ArrayList<>();
    final List<Stock> stock = new ArrayList<>();

    /** Orders that a client was told of, and that stand with one charge: what there is to corrupt. */
    final List<Order> acknowledged = new ArrayList<>();

    private SeededLedger(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static SeededLedger sound(long seed) {
        SeededLedger books = new SeededLedger(seed);
        int clients = FEWEST_CLIENTS + books.random.nextInt(MOST_CLIENTS - FEWEST_CLIENTS + 1);
        for (int user = 0; user < clients; user++) {
            // The first two are acknowledged, so that there is an order to corrupt and another to confuse it with.
            books.arrive(user, user < 2 ? 0 : books.random.nextInt(100));
        }
        int products = 1 + books.random.nextInt(5);
        for (int i = 0; i < products; i++) {
            long atStart = books.random.nextInt(1, 1_000);
            books.stock.add(new Stock("SKU-" + i, atStart, books.random.nextLong(1, atStart + 1)));
        }
        return books;
    }

    private void arrive(int user, int chance) {
        if (chance < 70) {
            Order order = place(user, "processing");
            acknowledged.add(order);
            claim(user, Answer.ACKNOWLEDGED, order.number());
            switch (random.nextInt(5)) {
                case 0 -> claim(user, Answer.ACKNOWLEDGED, order.number());
                case 1 -> claim(user, Answer.REFUSED, "");
                case 2 -> claim(user, Answer.INDETERMINATE, "");
                default -> {}
            }
        } else if (chance < 80) {
            claim(user, Answer.REFUSED, "");
            if (random.nextBoolean()) {
                claim(user, Answer.REFUSED, "");
            }
        } else if (chance < 88) {
            claim(user, Answer.INDETERMINATE, "");
            place(user, "pending");
        } else if (chance < 94) {
            claim(user, Answer.INDETERMINATE, "");
            claim(user, Answer.REFUSED, "");
        } else {
            claim(user, Answer.INDETERMINATE, "");
            Order order = place(user, random.nextBoolean() ? "canceled" : "Cancelled");
            charges.removeIf(charge -> charge.order().equals(order.number()));
        }
    }

    private Order place(int user, String status) {
        BigDecimal total = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 2);
        Order order = new Order(String.format("%09d", 7 * user + 1), "quote-" + user, email(user), total, status);
        orders.add(order);
        // The partner writes amounts with as many places as it likes.
        charges.add(new Charge("charge-" + user, order.number(), total.setScale(2 + random.nextInt(3))));
        return order;
    }

    private void claim(int user, Answer answer, String number) {
        claims.add(new Claim(claims.size(), "guest-checkout", user, email(user), "cart-" + user, number, answer));
    }

    static String email(int user) {
        return "guest-" + user + "@example.test";
    }

    /** One of the acknowledged orders. */
    Order any() {
        return acknowledged.get(random.nextInt(acknowledged.size()));
    }

    Ledger ledger() {
        return new Ledger(orders, charges, stock);
    }
}
