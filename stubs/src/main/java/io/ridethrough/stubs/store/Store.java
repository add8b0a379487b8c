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
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.Seed;
import io.ridethrough.stubs.store.parts.CheckoutParts;
import io.ridethrough.stubs.store.parts.StoreParts;
import io.ridethrough.stubs.store.rest.RestEndpoint;
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

    private Store(Ledger ledger, WorkerPool workers, HttpFront front, Reconciler reconciler) {
        this.ledger = ledger;
        this.workers = workers;
        this.front = front;
        this.reconciler = reconciler;
    }

    /**
     * Opens the ledger, seeds it and serves until closed.
     *
     * @throws IOException when the port can't be had
     */
    public static Store start(StoreSettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        StoreParts parts = Flaws.plantAll(settings);
        Ledger ledger = Ledger.open(
                settings.ledger(),
                settings.front().workers() + SPARE_CONNECTIONS,
                parts.checkout().schema(),
                clock);
        new Seed(settings.customers(), settings.release()).plant(ledger);
        PlacingSettings placing = settings.placing();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        InferenceLog log = new InferenceLog(InferenceWiring.of(settings.inference(), parts, http));
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
        StoreMetrics metrics = new StoreMetrics(workers, log, checkout, settlement, reconciler);
        Endpoint graphql =
                new GraphqlEndpoint(settings.release(), ledger, log, checkout, tokens, dependencies.search());
        Endpoint rest = new RestEndpoint(settings.release(), ledger, log, checkout, tokens);
        Endpoint shop = request -> request.path().equals("/graphql")
                ? graphql.answer(request)
                : request.path().startsWith("/rest/") ? rest.answer(request) : FrontResponse.page(404, "Not Found");
        Routes routes = new Routes(
                Map.of("/health_check.php", dependencies::healthCheck, "/metrics", metrics::page),
                settings.conditions().isControlled()
                        ? Optional.of(new ControlEndpoint(dependencies))
                        : Optional.empty(),
                settings.conditions().around(shop, dependencies));
        try {
            HttpFront front = HttpFront.start(settings.front(), workers, routes);
            reconciler.start();
            return new Store(ledger, workers, front, reconciler);
        } catch (IOException taken) {
            workers.close();
            reconciler.close();
            ledger.close();
            throw taken;
        }
    }

    /** Where it serves, such as {@code http://127.0.0.1:41234}, without a trailing slash. */
    public URI url() {
        return front.url();
    }

    /** What it remembers, for tests and for reading beside its API. */
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        // Workers first: they hand their answers to the front's threads.
        workers.close();
        reconciler.close();
        front.close();
        ledger.close();
    }
}
