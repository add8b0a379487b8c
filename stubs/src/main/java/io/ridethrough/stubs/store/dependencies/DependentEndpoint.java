package io.ridethrough.stubs.store.dependencies;

import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import java.util.Map;

/**
 * Answers as Magento 2.4.8-p1 does when it is in maintenance or has no database, and holds the worker while something
 * that every request needs is frozen. What happens to a dependency while the shop is at work on a request is noticed
 * by the next request only.
 */
public final class DependentEndpoint implements Endpoint {
    private static final String ERROR_PAGE = "<!doctype html>\n<html>\n<head>\n"
            + "    <title>There has been an error processing your request</title>\n"
            + "    <base href=\"An error has happened during application run. See exception log for details.\n";
    private static final String MAINTENANCE_PAGE = "<!doctype html>\n<html>\n<head>\n"
            + "    <title>Error 503: Service Unavailable</title>\n</head>\n<body>\n"
            + "<h1>Service Temporarily Unavailable</h1>\n"
            + "<p>The server is temporarily unable to service your request due to maintenance downtime or capacity"
            + " problems. Please try again later.</p>\n</body>\n</html>\n";

    private final Endpoint shop;
    private final Dependencies dependencies;

    public DependentEndpoint(Endpoint shop, Dependencies dependencies) {
        this.shop = shop;
        this.dependencies = dependencies;
    }

    @Override
    public FrontResponse answer(FrontRequest request) {
        try {
            dependencies.awaitThawed(Dependency.PHP);
            if (dependencies.isInMaintenance()) {
                FrontResponse page = FrontResponse.text(503, "text/html; charset=UTF-8", MAINTENANCE_PAGE);
                return new FrontResponse(
                        page.status(), page.contentType(), Map.of("X-Content-Type-Options", "nosniff"), page.body());
            }
            dependencies.awaitThawed(Dependency.REDIS);
            if (dependencies.awaitThawed(Dependency.DATABASE) == Condition.DOWN) {
                return FrontResponse.text(500, "text/plain;charset=UTF-8", ERROR_PAGE);
            }
            FrontResponse response = shop.answer(request);
            dependencies.awaitThawed(Dependency.PHP);
            return response;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return FrontResponse.badGateway();
        }
    }
}
