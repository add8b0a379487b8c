package io.ridethrough.environments.remote;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import java.util.Map;

/**
 * Breaks targets by the names that their proxies have on somebody's API.
 *
 * @param proxies the injector over that API
 * @param names of the proxies, by target
 */
record RemoteInjector(Injector proxies, Map<String, String> names) implements Injector {

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
        return proxies.inject(name, fault, share);
    }

    @Override
    public void healAll() {
        proxies.healAll();
    }
}
