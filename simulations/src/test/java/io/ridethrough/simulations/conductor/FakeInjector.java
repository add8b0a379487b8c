package io.ridethrough.simulations.conductor;

import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import io.ridethrough.faults.NetworkFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Breaks nothing; remembers what would be broken, and can be told to refuse. */
final class FakeInjector implements Injector {
    /** What every injection says it has touched. */
    static final long TOUCHED = 3;

    private final List<Fault> live = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();
    private final Set<Fault> incurable = new HashSet<>();
    private final Set<Fault> refused = new HashSet<>();
    private final Set<Fault> lapsing = new HashSet<>();

    List<Fault> live() {
        return List.copyOf(live);
    }

    /** The share of every injection so far, in order. */
    List<Double> shares() {
        return List.copyOf(shares);
    }

    /** From now on this fault cannot be healed. */
    void cannotHeal(Fault fault) {
        incurable.add(fault);
    }

    /** From now on all faults can be healed. */
    void canHealAll() {
        incurable.clear();
    }

    /** This fault cannot be applied. */
    void cannotApply(Fault fault) {
        refused.add(fault);
    }

    /** This fault ends before its time. */
    void lapses(Fault fault) {
        lapsing.add(fault);
    }

    @Override
    public boolean supports(Fault fault) {
        return true;
    }

    @Override
    public Injection inject(String proxy, Fault fault, double share) {
        if (refused.contains(fault)) {
            throw new InjectionException("cannot apply " + fault.kind());
        }
        live.add(fault);
        shares.add(share);
        return new FakeInjection(proxy, fault);
    }

    @Override
    public void healAll() {
        live.clear();
    }

    private final class FakeInjection implements Injection {
        private final String proxy;
        private final Fault fault;

        FakeInjection(String proxy, Fault fault) {
            this.proxy = proxy;
            this.fault = fault;
        }

        @Override
        public String proxy() {
            return proxy;
        }

        @Override
        public Fault fault() {
            return fault;
        }

        @Override
        public long touched() {
            return fault instanceof NetworkFault.Outage ? -1 : TOUCHED;
        }

        @Override
        public boolean hasLapsed() {
            return lapsing.contains(fault);
        }

        @Override
        public void close() {
            if (incurable.contains(fault)) {
                throw new InjectionException("cannot heal " + fault.kind());
            }
            live.remove(fault);
        }
    }
}
