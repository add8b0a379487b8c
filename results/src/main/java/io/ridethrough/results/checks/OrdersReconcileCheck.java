package io.ridethrough.results.checks;

import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;

/**
 * Orders that add up: the whole run, warm-up included, against the ledger as it was read after the quiet period. An
 * operation without an answer is neither a success nor a failure until the ledger settles it (Jepsen's
 * {@code :info}). An order that nobody claimed is a fault of the shop: a client that was cut off while it ordered claims one
 * without an answer.
 */
record OrdersReconcileCheck() implements Check {

    /** This kind of claim. */
    static final String CLAIM = "orders-reconcile";

    @Override
    public Claimed claimed() {
        return new Claimed(
                CLAIM,
                "ledger",
                "Every acknowledged order exists once, with exactly one charge of its total, nothing is sold beyond its"
                        + " stock, and the ledger settles every order that timed out.",
                "no order lost, doubled, oversold or charged wrongly",
                "ledger");
    }

    @Override
    public Ruling rule(RunRecord run) {
        Ledger ledger = run.ledger().orElseThrow(() -> new Unjudgeable("the ledger was not read"));
        Reconciliation books = new Reconciliation(run.claims(), ledger);
        long acknowledged = books.acknowledged();
        int unanswered = books.unanswered().size();
        String told = acknowledged + " acknowledged, " + books.orders() + " orders, "
                + charges(ledger) + books.settledAsPlaced() + " of " + unanswered
                + " unanswered were placed";
        List<Discrepancy> discrepancies = books.discrepancies();
        List<Evidence> evidence = wholeRun(run);
        if (!discrepancies.isEmpty()) {
            List<String> causes = discrepancies.stream().map(Discrepancy::told).toList();
            return Ruling.fail(told, Figures.list(causes), evidence);
        }
        if (acknowledged == 0) {
            return Ruling.inconclusive(told, "no order was acknowledged", evidence);
        }
        return Ruling.pass(told, evidence);
    }

    /** Without charges to compare, the finding says so: it is about the orders alone. */
    private static String charges(Ledger ledger) {
        return ledger.isCharged() || !ledger.charges().isEmpty()
                ? ledger.charges().size() + " charges, "
                : "no charges to compare, ";
    }

    private static List<Evidence> wholeRun(RunRecord run) {
        return run.plan().phases().stream()
                .map(phase -> phase.endsAfter().toMillis())
                .max(Long::compare)
                .map(end -> List.of(new Evidence("orders", 0, end)))
                .orElse(List.of());
    }
}
