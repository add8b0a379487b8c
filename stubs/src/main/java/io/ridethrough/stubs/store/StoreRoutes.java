package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.control.ModelControl;
import io.ridethrough.stubs.store.counter.Counter;
import io.ridethrough.stubs.store.dependencies.ControlEndpoint;
import io.ridethrough.stubs.store.dependencies.Dependencies;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.front.Routes;
import io.ridethrough.stubs.store.front.WorkerPool;
import io.ridethrough.stubs.store.graphql.GraphqlEndpoint;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.outbound.ModelRollout;
import io.ridethrough.stubs.store.rest.RestEndpoint;
import io.ridethrough.stubs.store.shop.Backpressure;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Which path leads where. */
final class StoreRoutes {
    private StoreRoutes() {}

    static Routes of(
            StoreSettings settings,
            Ledger ledger,
            WorkerPool workers,
            Advisory advisory,
            OrderDesk orders,
            Clock clock) {
        Dependencies dependencies = new Dependencies(settings.conditions().down(), workers::kill, workers::revive);
        Counter counter = new Counter(
                settings.release(),
                ledger,
                advisory.inference(),
                orders.checkout(),
                new AccessTokens(clock),
                new Backpressure(settings.orderLimit(), clock));
        StoreMetrics metrics = new StoreMetrics(workers, advisory, orders);
        return new Routes(
                Map.of(
                        "/health_check.php",
                        dependencies::healthCheck,
                        "/metrics",
                        metrics::page,
                        "/inference/reviews",
                        () -> ReviewPage.of(advisory.reviews()),
                        "/inference/breakers",
                        () -> BreakerPage.of(advisory.inference().guards())),
                settings.conditions().isControlled()
                        ? Optional.of(control(dependencies, advisory.models()))
                        : Optional.empty(),
                advisory.traces().around(settings.conditions().around(shop(counter, dependencies), dependencies)));
    }

    private static Endpoint shop(Counter counter, Dependencies dependencies) {
        Endpoint graphql = new GraphqlEndpoint(counter, dependencies.search());
        Endpoint rest = new RestEndpoint(counter);
        return request -> {
            String path = request.path();
            if (path.equals("/graphql") || path.equals("/graphql/")) {
                return graphql.answer(request);
            }
            return path.startsWith("/rest/") ? rest.answer(request) : FrontResponse.page(404, "Not Found");
        };
    }

    private static Endpoint control(Dependencies dependencies, ModelRollout models) {
        Endpoint ofDependencies = new ControlEndpoint(dependencies);
        Endpoint ofModels = new ModelControl(models);
        return request ->
                request.path().equals(ModelControl.PATH) ? ofModels.answer(request) : ofDependencies.answer(request);
    }
}
