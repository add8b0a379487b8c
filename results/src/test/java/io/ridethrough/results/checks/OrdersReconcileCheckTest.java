package io.ridethrough.results.checks;

import static io.ridethrough.results.checks.Claims.ORDERS;
import static io.ridethrough.results.checks.Claims.findingOn;
import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Claim.Answer;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Ledger.Charge;
import io.ridethrough.results.run.Ledger.Order;
import io.ridethrough.results.run.Ledger.Stock;
import io.ridethrough.results.verdict.Finding;
import io.ridethrough.results.verdict.Grade;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OrdersReconcileCheckTest {

    private static final String SEVENTH = "000000007";
    private static final BigDecimal TOTAL = new BigDecimal("59.00");

    @Test
    void a_sound_ledger_is_told_in_figures() {
        Finding finding = findingOn(ORDERS, ARun.sound());

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured())
                .isEqualTo("340 acknowledged, 340 orders, 340 charges, 0 of 0 unanswered were placed");
    }

    @Test
    void a_lost_order_is_named() {
        ARun run = ARun.sound()
                .withoutOrders(order -> order.number().equals(SEVENTH))
                .withoutCharges(charge -> charge.order().equals(SEVENTH));

        assertFails(run, "1 acknowledged order is not in the ledger (000000007)");
    }

    @Test
    void examples_are_few_and_the_rest_is_counted() {
        ARun run = ARun.sound()
                .withoutOrders(order -> order.number().endsWith("7"))
                .withoutCharges(charge -> charge.order().endsWith("7"));

        assertFails(run, "34 acknowledged orders are not in the ledger (000000007, 000000017, 000000027 and 31 more)");
    }

    @Test
    void an_acknowledged_order_that_was_canceled_is_lost() {
        ARun run = ARun.sound()
                .orders(seventh(
                        order -> new Order(order.number(), order.quote(), order.email(), order.total(), "canceled")))
                .withoutCharges(charge -> charge.order().equals(SEVENTH));

        assertFails(run, "1 acknowledged order is not in the ledger (000000007)");
    }

    @Test
    void two_orders_of_one_cart_are_named() {
        ARun run = ARun.sound()
                .ordering(new Order("000009999", "quote-6", ARun.email(6), TOTAL, "processing"))
                .charging(new Charge("again", "000009999", TOTAL));

        assertFails(run, "1 cart has more than one order (quote-6)");
    }

    @Test
    void a_canceled_duplicate_does_not_count() {
        ARun run = ARun.sound().ordering(new Order("000009999", "quote-6", ARun.email(6), TOTAL, "canceled"));

        assertThat(findingOn(ORDERS, run).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_guest_with_orders_of_two_carts_is_named() {
        ARun run = ARun.sound()
                .ordering(new Order("000009999", "quote-x", ARun.email(6), TOTAL, "processing"))
                .charging(new Charge("again", "000009999", TOTAL));

        assertFails(run, "1 guest has more than one order, from different carts (guest-6@example.com)");
    }

    @Test
    void a_number_told_to_two_clients_is_named() {
        ARun run = ARun.sound()
                .claims(claim -> claim.user() == 7 ? answering(claim, Answer.ACKNOWLEDGED, SEVENTH) : claim);

        assertFails(
                run,
                "1 order number was told to more than one client (000000007)"
                        + " and 1 acknowledged order belongs to somebody else (000000007)");
    }

    @Test
    void a_number_of_somebody_elses_order_is_named() {
        ARun run = ARun.sound()
                .claims(claim -> claim.user() == 6 ? answering(claim, Answer.INDETERMINATE, "") : claim)
                .claims(claim -> claim.user() == 7 ? answering(claim, Answer.ACKNOWLEDGED, SEVENTH) : claim);

        assertFails(run, "1 acknowledged order belongs to somebody else (000000007)");
    }

    @Test
    void a_second_charge_is_named() {
        assertFails(
                ARun.sound().charging(new Charge("twice", SEVENTH, TOTAL)),
                "1 order was charged more than once (000000007)");
    }

    @Test
    void a_charge_without_an_order_is_named() {
        assertFails(ARun.sound().charging(new Charge("stray", "000009999", TOTAL)), "1 charge has no order (stray)");
    }

    @Test
    void an_order_without_a_charge_is_named() {
        assertFails(
                ARun.sound().withoutCharges(charge -> charge.order().equals(SEVENTH)),
                "1 order has no charge (000000007)");
    }

    @Test
    void orders_that_nobody_charges_are_judged_by_themselves_and_the_finding_says_so() {
        Finding sound = findingOn(ORDERS, ARun.sound().uncharged());

        assertThat(sound.grade()).isEqualTo(Grade.PASS);
        assertThat(sound.measured())
                .isEqualTo("340 acknowledged, 340 orders, no charges to compare, 0 of 0 unanswered were placed");
        assertFails(
                ARun.sound().uncharged().withoutOrders(order -> order.number().equals(SEVENTH)),
                "1 acknowledged order is not in the ledger (000000007)");
    }

    @Test
    void a_wrong_amount_is_named_with_both_amounts() {
        ARun run = ARun.sound()
                .charges(charge -> charge.order().equals(SEVENTH)
                        ? new Charge(charge.id(), SEVENTH, new BigDecimal("95.00"))
                        : charge);

        assertFails(run, "1 charge differs from its order's total (000000007: 95.00 for 59.00)");
    }

    @Test
    void a_refused_client_with_an_order_is_named() {
        ARun run = ARun.sound().claims(claim -> claim.user() == 6 ? answering(claim, Answer.REFUSED, "") : claim);

        assertFails(run, "1 refused client has an order all the same (000000007)");
    }

    @Test
    void an_acknowledgement_without_a_number_is_named() {
        ARun run = ARun.sound().claims(claim -> claim.user() == 6 ? answering(claim, Answer.ACKNOWLEDGED, "") : claim);

        assertFails(run, "1 acknowledgement carries no order number (guest-6@example.com)");
    }

    @Test
    void the_ledger_settles_what_timed_out() {
        ARun run = ARun.sound()
                .claims(claim ->
                        claim.user() == 6 || claim.user() == 8 ? answering(claim, Answer.INDETERMINATE, "") : claim)
                .withoutOrders(order -> order.number().equals(SEVENTH))
                .withoutCharges(charge -> charge.order().equals(SEVENTH));

        Finding finding = findingOn(ORDERS, run);

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).endsWith("1 of 2 unanswered were placed");
    }

    @Test
    void an_order_that_nobody_claimed_fails() {
        assertFails(
                ARun.sound().withoutClaims(claim -> claim.user() == 6), "1 order was claimed by nobody (000000007)");
    }

    @Test
    void a_client_that_was_cut_off_elsewhere_does_not_excuse_an_unclaimed_order() {
        ARun run = ARun.sound()
                .withoutClaims(claim -> claim.user() == 6)
                .journeys(journey -> journey.user() == 8 ? cutOff(journey) : journey);

        assertFails(run, "1 order was claimed by nobody (000000007)");
    }

    @Test
    void an_order_of_a_client_that_was_cut_off_while_it_ordered_is_no_failure() {
        ARun run = ARun.sound()
                .claims(claim -> claim.user() == 6 ? answering(claim, Answer.INDETERMINATE, "") : claim)
                .journeys(journey -> journey.user() == 6 ? cutOff(journey) : journey);

        assertThat(findingOn(ORDERS, run).grade()).isEqualTo(Grade.PASS);
    }

    @Test
    void a_ledger_that_was_not_read_is_inconclusive() {
        Finding finding = findingOn(ORDERS, ARun.sound().withoutLedger());

        assertThat(finding.grade()).isEqualTo(Grade.INCONCLUSIVE);
        assertThat(finding.why()).isEqualTo("the ledger was not read");
    }

    @Test
    void a_run_in_which_no_order_was_acknowledged_is_inconclusive() {
        ARun run = ARun.sound()
                .claims(claim -> answering(claim, Answer.INDETERMINATE, ""))
                .withoutOrders(order -> true)
                .withoutCharges(charge -> true);

        assertThat(findingOn(ORDERS, run).grade()).isEqualTo(Grade.INCONCLUSIVE);
    }

    @Test
    void a_second_click_that_is_told_the_same_number_is_no_second_order() {
        ARun run = ARun.sound().claimingAgain(7, Answer.ACKNOWLEDGED, "000000008");

        Finding finding = findingOn(ORDERS, run);

        assertThat(finding.grade()).isEqualTo(Grade.PASS);
        assertThat(finding.measured()).startsWith("340 acknowledged, 340 orders");
    }

    @Test
    void a_second_click_that_is_turned_away_is_no_refusal_of_the_order() {
        assertThat(findingOn(ORDERS, ARun.sound().claimingAgain(7, Answer.REFUSED, ""))
                        .grade())
                .isEqualTo(Grade.PASS);
    }

    @Test
    void a_second_click_without_an_answer_leaves_nothing_to_settle_once_the_first_is_acknowledged() {
        assertThat(findingOn(ORDERS, ARun.sound().claimingAgain(7, Answer.INDETERMINATE, ""))
                        .measured())
                .endsWith("0 of 0 unanswered were placed");
    }

    @Test
    void two_clicks_that_were_told_two_numbers_are_two_orders_of_one_cart() {
        ARun run = ARun.sound()
                .claimingAgain(7, Answer.ACKNOWLEDGED, "000009999")
                .ordering(new Order("000009999", "quote-7", ARun.email(7), TOTAL, "processing"))
                .charging(new Charge("again", "000009999", TOTAL));

        assertFails(run, "1 cart has more than one order (quote-7)");
    }

    @Test
    void units_sold_beyond_the_stock_are_told_with_both_figures() {
        assertFails(
                ARun.sound().stocking(new Stock("CHAOS-LOW", 5, 8), new Stock("CHAOS-001", 5, 5)),
                "1 product was sold beyond its stock (CHAOS-LOW: 8 sold of 5)");
    }

    private static void assertFails(ARun run, String why) {
        Finding finding = findingOn(ORDERS, run);
        assertThat(finding.grade()).isEqualTo(Grade.FAIL);
        assertThat(finding.why()).isEqualTo(why);
    }

    private static UnaryOperator<Order> seventh(UnaryOperator<Order> change) {
        return order -> order.number().equals(SEVENTH) ? change.apply(order) : order;
    }

    private static Journey cutOff(Journey journey) {
        return new Journey(
                journey.flow(),
                journey.user(),
                journey.intendedAt(),
                journey.startedAt(),
                journey.endedAt(),
                false,
                true);
    }

    private static Claim answering(Claim claim, Answer answer, String order) {
        return new Claim(claim.at(), claim.flow(), claim.user(), claim.email(), claim.cart(), order, answer);
    }
}
