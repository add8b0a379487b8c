package io.ridethrough.environments.embedded;

import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;

/** Breaks what flows through the fault proxies, and swaps what is served behind them. */
record EmbeddedInjector(Injector proxies, Injector swaps) implements Injector {

    private Injector of(Fault fault) {
        return fault instanceof DeploymentFault ? swaps : proxies;
    }

    @Override
    public boolean supports(Fault fault) {
        return of(fault).supports(fault);
    }

    @Override
    public Injection inject(String proxy, Fault fault, double share) {
        return of(fault).inject(proxy, fault, share);
    }

    @Override
    public void healAll() {
        try {
            swaps.healAll();
        } catch (InjectionException e) {
            try {
                proxies.healAll();
            } catch (InjectionException other) {
                e.addSuppressed(other);
            }
            throw e;
        }
        proxies.healAll();
    }
}
