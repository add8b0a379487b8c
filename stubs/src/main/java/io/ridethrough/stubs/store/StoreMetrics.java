package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.front.WorkerPool;

/** What the store says of itself, in Prometheus' text format 0.0.4. */
final class StoreMetrics {
    private final WorkerPool workers;
    private final Advisory advisory;
    private final OrderDesk orders;

    StoreMetrics(WorkerPool workers, Advisory advisory, OrderDesk orders) {
        this.workers = workers;
        this.advisory = advisory;
        this.orders = orders;
    }

    FrontResponse page() {
        StringBuilder page = new StringBuilder();
        head(page, "store_workers", "gauge", "Workers there are.");
        line(page, "store_workers", workers.size());
        head(page, "store_workers_busy", "gauge", "Workers with a request.");
        line(page, "store_workers_busy", workers.busy());
        head(page, "store_backlog", "gauge", "Requests that wait for a worker.");
        line(page, "store_backlog", workers.waiting());
        head(page, "orders_total", "counter", "Orders placed.");
        line(page, "orders_total", orders.checkout().placed());
        head(page, "store_charges_settled_total", "counter", "Charges asked for that came to no order, once settled.");
        line(
                page,
                "store_charges_settled_total{outcome=\"given-back\"}",
                orders.settlement().givenBack());
        line(
                page,
                "store_charges_settled_total{outcome=\"nothing-taken\"}",
                orders.settlement().nothingTaken());
        head(page, "store_charges_open", "gauge", "Charges asked for without an order when last looked at.");
        line(page, "store_charges_open", orders.reconciler().open());
        head(page, "store_inference_answers_total", "counter", "Answers by inference point and outcome.");
        advisory.inference()
                .counts()
                .forEach((key, count) -> line(
                        page,
                        "store_inference_answers_total{point=\"%s\",outcome=\"%s\"}"
                                .formatted(key.point(), key.outcome()),
                        count));
        head(page, "store_inference_model", "gauge", "1 for the model that is asked for.");
        line(
                page,
                "store_inference_model{model=\"%s\"}"
                        .formatted(label(advisory.models().current())),
                1);
        head(page, "store_inference_calls_total", "counter", "Calls by endpoint, model asked for and outcome.");
        advisory.calls()
                .counts()
                .forEach((key, count) -> line(
                        page,
                        "store_inference_calls_total{endpoint=\"%s\",model=\"%s\",outcome=\"%s\"}"
                                .formatted(key.endpoint().label(), label(key.model()), key.outcome()),
                        count));
        head(page, "store_inference_fallbacks_total", "counter", "Fallbacks by inference point and kind.");
        advisory.inference()
                .fallbacks()
                .forEach((key, count) -> line(
                        page,
                        "store_inference_fallbacks_total{point=\"%s\",kind=\"%s\"}"
                                .formatted(key.point(), key.outcome()),
                        count));
        head(page, "store_review_queue_length", "gauge", "Cases that wait for a person.");
        line(page, "store_review_queue_length", advisory.reviews().cases().size());
        head(page, "store_review_queue_capacity", "gauge", "Cases that may wait at most.");
        line(page, "store_review_queue_capacity", advisory.reviews().capacity());
        head(page, "store_review_queue_refused_total", "counter", "Cases that found the queue full.");
        line(page, "store_review_queue_refused_total", advisory.reviews().refused());
        GuardMetrics.write(page, advisory.inference());
        return FrontResponse.text(200, "text/plain; version=0.0.4; charset=utf-8", page.toString());
    }

    /** A label's value, escaped as the format asks: a model is named by whoever starts the store. */
    static String label(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    static void head(StringBuilder page, String name, String type, String help) {
        page.append("# HELP ").append(name).append(' ').append(help).append('\n');
        page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    static void line(StringBuilder page, String name, long value) {
        page.append(name).append(' ').append(value).append('\n');
    }
}
