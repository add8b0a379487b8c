package io.ridethrough.simulations.doctor;

import io.ridethrough.simulations.scenario.KnownFlow;
import io.ridethrough.simulations.scenario.Scenario;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a scenario will want to buy.
 *
 * @param scenario its name
 * @param orders how many, as expected of its arrival rates
 * @param perMinute how many of them in a minute of the busiest phase
 * @param products the SKUs that it chooses from, when it names some; a scenario that names them may want too few
 */
public record PlannedOrders(String scenario, long orders, long perMinute, List<String> products) {

    public PlannedOrders {
        products = List.copyOf(products);
    }

    /** What a scenario's flows that buy something come to. */
    public static PlannedOrders of(Scenario scenario) {
        double perSecond = 0;
        Set<String> products = new TreeSet<>();
        for (Scenario.Load load : scenario.load()) {
            if (KnownFlow.of(load.flow()).filter(KnownFlow::buys).isPresent()) {
                perSecond += load.perSecond();
                products.addAll(load.products());
            }
        }
        return new PlannedOrders(
                scenario.name(),
                (long) Math.ceil(perSecond * scenario.secondsOfLoad()),
                (long) Math.ceil(perSecond * scenario.highestLoad() * 60),
                List.copyOf(products));
    }
}
