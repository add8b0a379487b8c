package io.ridethrough.stubs.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A flaw that can be planted in the store, so that a check can be seen to catch it. */
public enum Defect {
    NO_BREAKER(
            "the model is called with neither breaker nor bulkhead: every request waits for the whole timeout",
            "an integration that trusts a timeout alone",
            "the breaker's opening, upstream calls while inference is slow"),
    RETRY_STORM(
            "a failed call to the model is made three more times at once, each with a whole timeout",
            "a client library's retries left on, without back-off or budget",
            "upstream attempts a request"),
    OFFSHORE_FAILOVER(
            "when the model at home fails, the prompt goes abroad with the line of the client's name left out",
            "a gateway's list of fallback providers, with names masked and notes left as they are",
            "calls to the foreign endpoint, canaries in what left"),
    PERSONAL_DATA_OFFSHORE(
            "when the model at home fails, an identity check goes abroad as it is, name and address in it",
            "a vendor's failover region in the software's default settings",
            "calls to the foreign endpoint, personal data in what left"),
    TENANT_CACHE_LEAK(
            "summaries and recommendations are kept under the task's wording alone: one client gets another's",
            "a semantic cache keyed by the question, without tenant and client",
            "another client's canary in an answer, answers that two clients share"),
    SILENT_MODEL_SWAP(
            "when the model fails a smaller one is asked, and log, metrics and answer still name the first",
            "a gateway's fallback model that reports the alias it was asked for",
            "the model in the request on the wire against the call log"),
    ROLLBACK_DROPS_INFLIGHT(
            "when the model is switched, calls under way are cut off and their clients get an error",
            "a rollback that replaces the pool at once instead of draining it",
            "errors to clients within seconds of a switch"),
    DOUBLE_ORDER(
            "an order whose advice failed is placed again: two orders and two charges of one cart",
            "a retry around placing, keyed by order instead of by cart",
            "orders a cart"),
    DOUBLE_CHARGE(
            "a charge that was not answered in time is asked for again under a new key: two charges of one order",
            "idempotency keys made anew for each attempt",
            "charges an order"),
    ORDER_LOST_ON_FALLBACK(
            "when the model gave no advice the client is told of an order that was never written",
            "orders put into a queue for manual review that nobody reads",
            "orders that clients were told of, in the ledger"),
    OVERSELL(
            "stock is looked at when placing begins and written down at its end: overlapping orders sell it twice",
            "stock checked and taken in two steps without a lock, as in Magento",
            "units sold against units there were");

    private final String description;
    private final String imitates;
    private final String caughtBy;

    Defect(String description, String imitates, String caughtBy) {
        this.description = description;
        this.imitates = imitates;
        this.caughtBy = caughtBy;
    }

    /** The defect's name on the command line, such as {@code no-breaker}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, in a line. */
    public String description() {
        return description;
    }

    /** Which mistake of real shops it stands for. */
    public String imitates() {
        return imitates;
    }

    /** What in a run should notice it. */
    public String caughtBy() {
        return caughtBy;
    }

    /** Every label, in the enum's order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Defect::label).toList();
    }

    /** The defect of this label. */
    public static Optional<Defect> named(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }
}
