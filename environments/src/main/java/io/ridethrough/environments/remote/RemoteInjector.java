package io.ridethrough.environments.remote;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import io.ridethrough.faults.NetworkFault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Breaks targets by the names that their proxies have on somebody's API.
 *
 * @param proxies the injector over that API
 * @param names of the proxies, by target
 * @param outages those that were told of, where somebody tells
 */
record RemoteInjector(Injector proxies, Map<String, String> names, Optional<SeenOutages> outages) implements Injector {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Override
    public boolean supports(Fault fault) {
        return proxies.supports(fault);
    }

    /** @param proxy the target, such as {@code inference} */
    @Override
    public Injection inject(String proxy, Fault fault, double share) {
        String name = names.get(proxy);
        if (name == null) {
            throw new InjectionException(proxy + ": no proxy stands before it");
        }
        long before = outages.map(seen -> seen.of(name)).orElse(0L);
        Injection injection = proxies.inject(name, fault, share);
        if (fault instanceof NetworkFault.Outage) {
            outages.ifPresent(seen -> seen.awaitMore(name, before, PATIENCE));
        }
        return injection;
    }

    @Override
    public void healAll() {
        proxies.healAll();
    }
}
