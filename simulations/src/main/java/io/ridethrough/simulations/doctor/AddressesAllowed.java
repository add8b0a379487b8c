package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.guard.NotAllowedException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether all that is called here may be called. What the definition names is checked before anything starts; this is about what is
 * known only now, such as where the proxies say that they listen.
 */
final class AddressesAllowed implements Examination {
    static final String NAME = "addresses";

    private static final String BY_THE_SHOP = " through proxy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "all that is called may be called";
    }

    @Override
    public Diagnosis examine(Visit visit) {
        Map<String, URI> addresses = new LinkedHashMap<>(visit.environment().addresses());
        boolean isModelAsked = visit.environment().model().isPresent();
        // What only the shop calls is not called from here.
        addresses
                .keySet()
                .removeIf(part -> part.endsWith(BY_THE_SHOP)
                        && !(isModelAsked && part.equals(InferencePasses.TARGET + BY_THE_SHOP)));
        List<String> production = visit.clearance().productionNames();
        try {
            Guard.recheck("here", addresses, visit.clearance());
            return Diagnosis.fine(Words.count(addresses.size(), "address", "addresses") + " of this machine, or allowed"
                    + (production.isEmpty() ? "" : "; looks like production: " + Words.list(production)));
        } catch (NotAllowedException e) {
            return Diagnosis.broken(
                    String.join("; ", e.reasons()),
                    "list these hosts under `allow`, or have them listen where you may call");
        }
    }
}
