package io.ridethrough.simulations.conductor;

import io.ridethrough.environments.LedgerReading.NotedDecision;
import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.simulations.flows.ClientBook;
import io.ridethrough.simulations.scenario.KnownPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which arrival is known to the shop by which e-mail.
 *
 * @param customers the arrivals of those who signed in with an account that was there before, by its address
 */
record RunClients(String runId, Map<String, Integer> customers) {

    RunClients {
        customers = Map.copyOf(customers);
    }

    /** @param customers empty where nobody signed in so */
    static RunClients of(String runId, Optional<ShopCustomers> customers) {
        Map<String, Integer> arrivals = new HashMap<>();
        customers.ifPresent(accounts -> {
            for (int i = 0; i < accounts.emails().size(); i++) {
                arrivals.put(accounts.emails().get(i), i);
            }
        });
        return new RunClients(runId, arrivals);
    }

    /**
     * Whose order or account was decided about, by its index within the flow that asks there; empty when it is nobody's. What
     * was decided of a customer's account was so before the load.
     */
    OptionalInt arrival(NotedDecision noted) {
        Optional<Integer> customer = Optional.ofNullable(customers.get(noted.email()));
        if (customer.isEmpty()) {
            return ClientBook.arrival(runId, noted.email());
        }
        return noted.point().equals(KnownPoint.IDENTITY.word()) ? OptionalInt.empty() : OptionalInt.of(customer.get());
    }
}
