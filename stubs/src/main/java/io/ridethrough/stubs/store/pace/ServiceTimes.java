package io.ridethrough.stubs.store.pace;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shop's pace.
 *
 * @param capacity the processor that its requests share
 * @param otherwise a request that no entry of {@code operations} is about, and the share of every request that has
 *     nothing to do with its operation
 * @param operations by GraphQL root field ({@code placeOrder}) or REST route ({@code POST V1/guest-carts/&#42;/items})
 */
public record ServiceTimes(Capacity capacity, ServiceTime otherwise, Map<String, ServiceTime> operations) {
    public ServiceTimes {
        operations = Map.copyOf(operations);
    }

    /**
     * The key for this request of {@code METHOD V1/path}: the same words, with {@code *} for any one of them; the one
     * with the fewest stars. Empty when there is none.
     */
    Optional<String> route(String methodAndPath) {
        if (operations.containsKey(methodAndPath)) {
            return Optional.of(methodAndPath);
        }
        List<String> asked = List.of(methodAndPath.split("/", -1));
        return operations.keySet().stream()
                .filter(key -> matches(List.of(key.split("/", -1)), asked))
                .min(Comparator.comparingLong(ServiceTimes::stars).thenComparing(key -> key));
    }

    private static long stars(String route) {
        return route.chars().filter(character -> character == '*').count();
    }

    private static boolean matches(List<String> route, List<String> asked) {
        if (route.size() != asked.size()) {
            return false;
        }
        for (int i = 0; i < route.size(); i++) {
            if (!route.get(i).equals("*") && !route.get(i).equals(asked.get(i))) {
                return false;
            }
        }
        return true;
    }
}
