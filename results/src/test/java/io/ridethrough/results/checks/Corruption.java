package io.ridethrough.results.checks;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Claim.Answer;
import io.ridethrough.results.run.Ledger.Charge;
import io.ridethrough.results.run.Ledger.Order;
import io.ridethrough.results.run.Ledger.Stock;
import java.math.BigDecimal;
import java.util.function.Function;

/** One thing that goes wrong with one order, and how a reconciliation has to name it. */
enum Corruption {
    LOST(
            "1 acknowledged order is not in the ledger (%s)",
            books -> {
                Order order = books.any();
                books.orders.remove(order);
                books.charges.removeIf(charge -> charge.order().equals(order.number()));
                return order.number();
            }),
    LOST_BUT_CHARGED(
            "1 acknowledged order is not in the ledger (%s)",
            books -> {
                Order order = books.any();
                books.orders.remove(order);
                return order.number();
            }),
    CANCELED(
            "1 acknowledged order is not in the ledger (%s)",
            books -> {
                Order order = books.any();
                books.orders.set(
                        books.orders.indexOf(order),
                        new Order(order.number(), order.quote(), order.email(), order.total(), "canceled"));
                books.charges.removeIf(charge -> charge.order().equals(order.number()));
                return order.number();
            }),
    DUPLICATED(
            "1 cart has more than one order (%s)",
            books -> {
                Order order = books.any();
                again(books, order, order.quote(), true);
                return order.quote();
            }),
    DUPLICATED_BUT_CHARGED_ONCE(
            "1 cart has more than one order (%s)",
            books -> {
                Order order = books.any();
                again(books, order, order.quote(), false);
                return order.quote();
            }),
    DUPLICATED_FROM_ANOTHER_CART(
            "1 guest has more than one order, from different carts (%s)",
            books -> {
                Order order = books.any();
                again(books, order, "quote-of-a-copy", true);
                return order.email();
            }),
    WRITTEN_TWICE(
            "1 order number is in the ledger more than once (%s)",
            books -> {
                Order order = books.any();
                books.orders.add(order);
                return order.number();
            }),
    CHARGED_TWICE(
            "1 order was charged more than once (%s)",
            books -> {
                Order order = books.any();
                books.charges.add(new Charge("charge-again", order.number(), order.total()));
                return order.number();
            }),
    CHARGE_WITHOUT_ORDER(
            "1 charge has no order (%s)",
            books -> {
                books.charges.add(
                        new Charge("charge-stray", "999999999", books.any().total()));
                return "charge-stray";
            }),
    ORDER_WITHOUT_CHARGE(
            "1 order has no charge (%s)",
            books -> {
                Order order = books.any();
                books.charges.removeIf(charge -> charge.order().equals(order.number()));
                return order.number();
            }),
    WRONG_AMOUNT(
            "1 charge differs from its order's total (%s",
            books -> {
                Order order = books.any();
                BigDecimal wrong =
                        order.total().add(books.random.nextBoolean() ? new BigDecimal("0.01") : order.total());
                books.charges.replaceAll(charge -> charge.order().equals(order.number())
                        ? new Charge(charge.id(), order.number(), wrong)
                        : charge);
                return order.number() + ": " + wrong.toPlainString() + " for "
                        + order.total().toPlainString();
            }),
    REFUSED_BUT_PLACED(
            "1 refused client has an order all the same (%s)",
            books -> {
                Order order = books.any();
                books.claims.replaceAll(
                        claim -> claim.email().equals(order.email()) ? told(claim, Answer.REFUSED, "") : claim);
                return order.number();
            }),
    CLAIMED_BY_NOBODY(
            "1 order was claimed by nobody (%s)",
            books -> {
                Order order = books.any();
                books.claims.removeIf(claim -> claim.email().equals(order.email()));
                return order.number();
            }),
    TOLD_WITHOUT_A_NUMBER(
            " no order number (%s",
            books -> {
                Order order = books.any();
                books.claims.replaceAll(
                        claim -> claim.order().equals(order.number()) ? told(claim, Answer.ACKNOWLEDGED, "") : claim);
                return order.email();
            }),
    TOLD_TO_SOMEBODY_ELSE(
            "1 acknowledged order belongs to somebody else (%s)",
            books -> {
                Order order = books.any();
                Order other = books.acknowledged.stream()
                        .filter(candidate -> !candidate.equals(order))
                        .findFirst()
                        .orElseThrow();
                books.claims.replaceAll(claim -> claim.order().equals(order.number())
                        ? told(claim, Answer.ACKNOWLEDGED, other.number())
                        : claim);
                return other.number();
            }),
    OVERSOLD(
            "1 product was sold beyond its stock (%s)",
            books -> {
                Stock product = books.stock.get(0);
                books.stock.set(0, new Stock(product.product(), product.unitsAtStart(), product.unitsAtStart() + 1));
                return product.product() + ": " + (product.unitsAtStart() + 1) + " sold of " + product.unitsAtStart();
            });

    private final String told;
    private final Function<SeededLedger, String> planting;

    Corruption(String told, Function<SeededLedger, String> planting) {
        this.told = told;
        this.planting = planting;
    }

    /** Corrupts the books, and says what their reconciliation must tell. */
    String plant(SeededLedger books) {
        return told.formatted(planting.apply(books));
    }

    private static void again(SeededLedger books, Order order, String quote, boolean isCharged) {
        books.orders.add(new Order("900000001", quote, order.email(), order.total(), order.status()));
        if (isCharged) {
            books.charges.add(new Charge("charge-again", "900000001", order.total()));
        }
    }

    private static Claim told(Claim claim, Answer answer, String number) {
        return new Claim(claim.at(), claim.flow(), claim.user(), claim.email(), claim.cart(), number, answer);
    }
}
