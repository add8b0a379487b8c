package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the route of a request: {@code /rest/V1/…}, with a store's code before {@code V1} or without. */
final class Router {
    /** Stands for every store view at once; such a request is treated as the default one's. */
    private static final String ALL_STORES = "all";

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private final List<Route> routes;

    /** @param routes the first that matches wins */
    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /**
     * A route and what its path said.
     *
     * @param view the tenant whose store view was asked
     */
    record Found(Route route, Map<String, String> parameters, Tenant view) {}

    /** @throws RestError when there is no such store, method or route */
    Found find(FrontRequest request) {
        List<String> path =
                new ArrayList<>(Arrays.asList(request.path().substring(1).split("/", -1)));
        path.remove(0);
        while (!path.isEmpty() && path.get(path.size() - 1).isEmpty()) {
            path.remove(path.size() - 1);
        }
        Tenant view = path.isEmpty() || !path.get(0).matches("V\\d+") ? view(path) : Tenant.ALPINE;
        if (!METHODS.contains(request.method())) {
            throw RestError.of(405, "The " + request.method() + " HTTP method is not supported.");
        }
        if (!path.isEmpty() && path.get(0).equals("V1")) {
            List<String> rest = path.subList(1, path.size());
            for (Route route : routes) {
                Optional<Map<String, String>> parameters = route.match(request.method(), rest);
                if (parameters.isPresent()) {
                    return new Found(route, parameters.get(), view);
                }
            }
        }
        throw RestError.of(404, "Request does not match any route.");
    }

    /** Takes the store's code off the path. */
    private static Tenant view(List<String> path) {
        Optional<Tenant> view = path.isEmpty()
                ? Optional.empty()
                : path.get(0).equals(ALL_STORES) ? Optional.of(Tenant.ALPINE) : Tenant.ofStore(path.get(0));
        Tenant found = view.orElseThrow(() -> RestError.input("Specified request cannot be processed."));
        path.remove(0);
        return found;
    }
}
