package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.checkout.ChargeThenOrder;
import io.ridethrough.stubs.store.checkout.Checkout;
import io.ridethrough.stubs.store.checkout.Milestones;
import io.ridethrough.stubs.store.checkout.OfflinePayments;
import io.ridethrough.stubs.store.checkout.PaymentClient;
import io.ridethrough.stubs.store.checkout.Payments;
import io.ridethrough.stubs.store.checkout.Placement;
import io.ridethrough.stubs.store.checkout.PlacementParts;
import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.checkout.Reconciler;
import io.ridethrough.stubs.store.checkout.Settlement;
import io.ridethrough.stubs.store.control.ModelControl;
import io.ridethrough.stubs.store.dependencies.ControlEndpoint;
import io.ridethrough.stubs.store.dependencies.Dependencies;
import io.ridethrough.stubs.store.flaws.Flaws;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.front.HttpFront;
import io.ridethrough.stubs.store.front.Routes;
import io.ridethrough.stubs.store.front.WorkerPool;
import io.ridethrough.stubs.store.graphql.GraphqlEndpoint;
import io.ridethrough.stubs.store.inference.InferenceLog;
import io.ridethrough.stubs.store.inference.ReviewQueue;
import io.ridethrough.stubs.store.knowledge.KnowledgeIndex;
import io.ridethrough.stubs.store.knowledge.SeededKnowledge;
import io.ridethrough.stubs.store.knowledge.TenantKeys;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.outbound.CallLog;
import io.ridethrough.stubs.store.outbound.Egress;
import io.ridethrough.stubs.store.outbound.ModelRollout;
import io.ridethrough.stubs.store.parts.CheckoutParts;
import io.ridethrough.stubs.store.parts.StoreParts;
import io.ridethrough.stubs.store.rest.RestEndpoint;
import io.ridethrough.stubs.store.shop.Backpressure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A running reference store. */
public final class Store implements AutoCloseable {
    // One for each worker and one for whoever reads beside them.
    private static final int SPARE_CONNECTIONS = 2;

    private final Ledger ledger;
    private final WorkerPool workers;
    private final HttpFront front;
    private final Reconciler reconciler;
    private final CallLog calls;
    private final ModelRollout models;

    private Store(
            Ledger ledger,
            WorkerPool workers,
            HttpFront front,
            Reconciler reconciler,
            CallLog calls,
            ModelRollout models) {
        this.ledger = ledger;
        this.workers = workers;
        this.front = front;
        this.reconciler = reconciler;
        this.calls = calls;
        this.models = models;
    }

    /**
     * Opens the ledger, seeds it and serves until closed.
     *
     * @throws IOException when the port can't be had, or the tenants' keys or the call log can't be opened
     */
    public static Store start(StoreSettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        StoreParts parts = Flaws.plantAll(settings);
        TenantKeys keys = settings.ledger().isPresent()
                ? TenantKeys.beside(settings.ledger().get())
                : TenantKeys.generate();
        HttpClient http = Egress.client(settings.inference().outbound().egressProxy());
        CallLog calls = CallLog.open(settings.inference().outbound().callLog());
        Ledger ledger = Ledger.open(
                settings.ledger(),
                settings.front().workers() + SPARE_CONNECTIONS,
                parts.checkout().schema(),
                clock);
        new Seed(settings.customers(), settings.release()).plant(ledger);
        KnowledgeIndex knowledge = new KnowledgeIndex(ledger, keys);
        new SeededKnowledge(settings.customers()).plant(ledger, knowledge);
        InferenceWiring wiring = new InferenceWiring(settings.inference(), parts, calls);
        ReviewQueue reviews =
                new ReviewQueue(settings.inference().resilience().fallback().entries(), clock);
        ResilienceWiring guards =
                new ResilienceWiring(parts.resilience(), settings.front().workers(), reviews, clock);
        InferenceLog log = new InferenceLog(wiring.inference(http, knowledge, guards, clock));
        PlacingSettings placing = settings.placing();
        Payments payments = settings.payment()
                .<Payments>map(base -> new PaymentClient(http, base, placing.chargeTimeout()))
                .orElseGet(OfflinePayments::new);
        Milestones milestones = placing.milestones();
        Settlement settlement = new Settlement(ledger, payments, milestones);
        CheckoutParts ofCheckout = parts.checkout();
        Placement placement = ofCheckout
                .placement()
                .apply(new ChargeThenOrder(
                        ledger,
                        payments,
                        settlement,
                        new PlacementParts(
                                ofCheckout.keys(),
                                ofCheckout.attempts(),
                                placing.chargeAttempts(),
                                ofCheckout.stock(),
                                milestones)));
        Checkout checkout =
                new Checkout(ofCheckout.turns().over(ledger, settings.release(), milestones), log, placement);
        Reconciler reconciler = new Reconciler(ledger, settlement, placing.reconciler(), clock);
        AccessTokens tokens = new AccessTokens(clock);
        WorkerPool workers =
                new WorkerPool(settings.front().workers(), settings.front().backlog());
        Dependencies dependencies = new Dependencies(settings.conditions().down(), workers::kill, workers::revive);
        StoreMetrics metrics =
                new StoreMetrics(workers, log, reviews, checkout, settlement, reconciler, wiring.rollout(), calls);
        Backpressure backpressure = new Backpressure(settings.orderLimit(), clock);
        Endpoint graphql = new GraphqlEndpoint(
                settings.release(), ledger, log, checkout, tokens, dependencies.search(), backpressure);
        Endpoint rest = new RestEndpoint(settings.release(), ledger, log, checkout, tokens, backpressure);
        Endpoint shop = request -> request.path().equals("/graphql")
                        || request.path().equals("/graphql/")
                ? graphql.answer(request)
                : request.path().startsWith("/rest/") ? rest.answer(request) : FrontResponse.page(404, "Not Found");
        Routes routes = new Routes(
                Map.of(
                        "/health_check.php",
                        dependencies::healthCheck,
                        "/metrics",
                        metrics::page,
                        "/inference/reviews",
                        () -> ReviewPage.of(reviews)),
                settings.conditions().isControlled()
                        ? Optional.of(control(dependencies, wiring.rollout()))
                        : Optional.empty(),
                settings.conditions().around(shop, dependencies));
        try {
            HttpFront front = HttpFront.start(settings.front(), workers, routes);
            reconciler.start();
            return new Store(ledger, workers, front, reconciler, calls, wiring.rollout());
        } catch (IOException taken) {
            workers.close();
            reconciler.close();
            ledger.close();
            calls.close();
            throw taken;
        }
    }

    private static Endpoint control(Dependencies dependencies, ModelRollout models) {
        Endpoint ofDependencies = new ControlEndpoint(dependencies);
        Endpoint ofModels = new ModelControl(models);
        return request ->
                request.path().equals(ModelControl.PATH) ? ofModels.answer(request) : ofDependencies.answer(request);
    }

    /** Where it serves, such as {@code http://127.0.0.1:41234}, without a trailing slash. */
    public URI url() {
        return front.url();
    }

    /** What it remembers, for tests and for reading beside its API. */
    public Ledger ledger() {
        return ledger;
    }

    /** The calls to models that it made, for tests. */
    public CallLog calls() {
        return calls;
    }

    /** The model that it asks for, and its replacement, for tests. */
    public ModelRollout models() {
        return models;
    }

    @Override
    public void close() {
        // Workers first: they hand their answers to the front's threads.
        workers.close();
        reconciler.close();
        front.close();
        ledger.close();
        calls.close();
    }
}
