package io.ridethrough.stubs.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A flaw that can be planted in the store, so that a check can be seen to catch it. */
public enum Defect {
    NO_TIMEOUT(
            "the model is called without a timeout: a request waits for as long as the connection stands",
            "a client left at its default, which in PHP and in most libraries is to wait for ever",
            "latency of every page once the workers are taken, the length of the slowest call on the wire"),
    NO_BREAKER(
            "the model is called with neither breaker nor bulkhead: every request waits for the whole timeout",
            "an integration that trusts a timeout alone",
            "the breaker's opening, upstream calls while inference is slow"),
    BREAKER_NEVER_CLOSES(
            "a breaker that has opened stays open when the model is well again",
            "a breaker to be reset by hand, or one whose state outlives the incident in a cache",
            "recovery: answers of the model after the fault has gone, probes on the wire"),
    SLOW_CALLS_NOT_COUNTED(
            "the breaker counts failures only: answers that are all late keep it closed",
            "a breaker at its defaults, where a call is slow after a minute",
            "the breaker's opening in a brownout that stays within the timeout"),
    MINIMUM_CALLS_TOO_HIGH(
            "the breaker judges after 1,000 calls, more than an outage of a quarter of an hour brings",
            "defaults made for thousands of calls a second in a shop that makes two",
            "the breaker's opening, upstream calls while inference is down"),
    BREAKER_TOO_EAGER(
            "one failed call opens the breaker for a minute",
            "a threshold tuned in an incident and left there",
            "fallbacks in a steady state, the breaker's opening when few calls fail"),
    RETRY_STORM(
            "a failed call to the model is made three more times at once, each with a whole timeout",
            "a client library's retries left on, without back-off or budget",
            "upstream attempts a request"),
    HALF_OPEN_STAMPEDE(
            "a half-open breaker lets every call through instead of two",
            "a breaker whose half-open state is a flag that all workers read at once",
            "attempts on the wire when the breaker probes, the burst when inference comes back"),
    SHARED_POOL(
            "one bulkhead and one breaker for all inference points: trouble of one refuses the others",
            "one client, one pool and one breaker for a host",
            "fallbacks at points that the fault does not touch"),
    PARTIAL_ANSWER_ACCEPTED(
            "an answer that broke off is taken for an answer",
            "a parser that looks for the text and not for the end of it",
            "content of orders and summaries while streams are cut, outcomes that say model"),
    FALLBACK_IGNORES_SUITABILITY(
            "without a model every order is suitable and no account is reviewed",
            "a fallback that returns true so that sales go on",
            "advice noted on orders, accounts to be reviewed, while inference is down"),
    FALLBACK_SLOW(
            "the fallback takes two seconds",
            "a fallback that asks another system, or one that nobody ever timed",
            "latency of answers behind an open breaker"),
    ERROR_TO_CUSTOMER(
            "a failed call to the model fails the request, as if the client had sent bad input",
            "a module whose exception Magento shows as UNDEFINED, graphql-input or 400",
            "completed checkouts and sign-ups, GraphQL errors behind HTTP 200"),
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
