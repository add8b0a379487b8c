package io.ridethrough.environments.embedded;

import io.ridethrough.environments.embedded.ServedVersion.State;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Swaps the version of the model that is served, and rolls back.
 *
 * <p>Swaps may overlap, as when one phase's ends where the next one's begins: the last one that is live is in force, and
 * what was served before all of them is restored when none is left. A runner that is killed takes model and store with
 * it, so that a swap needs neither a lease nor a line in the journal of faults.
 */
final class ModelSwaps implements Injector, AutoCloseable {
    private final VersionControl control;
    private final Set<String> versions;
    private final List<Swap> live = new ArrayList<>();

    /** @param versions the names that can be swapped to */
    ModelSwaps(VersionControl control, Set<String> versions) {
        this.control = control;
        this.versions = Set.copyOf(versions);
    }

    @Override
    public boolean supports(Fault fault) {
        return isPossible(fault, versions);
    }

    /** Whether a fault is a swap to one of the versions. */
    static boolean isPossible(Fault fault, Set<String> versions) {
        return fault instanceof ModelSwap swap && versions.contains(swap.to());
    }

    @Override
    public synchronized Injection inject(String proxy, Fault fault, double share) {
        if (!supports(fault) || !(fault instanceof ModelSwap swap) || share != 1) {
            throw new InjectionException(proxy + ": cannot apply " + fault.description() + ": the versions at hand are "
                    + versions + ", and a swap is of every request");
        }
        try {
            State before = control.switchTo(swap.to());
            String version = named(before);
            Swap injection = new Swap(proxy, swap, version, before, answers(version));
            live.add(injection);
            return injection;
        } catch (IOException e) {
            throw new InjectionException(proxy + ": cannot apply " + fault.description() + ": " + e.getMessage(), e);
        }
    }

    /** What is served now; nothing is left in place when nobody can tell. */
    private String named(State before) throws IOException {
        try {
            return control.now();
        } catch (IOException e) {
            control.restore(before);
            throw e;
        }
    }

    private synchronized void heal(Swap swap) {
        int index = live.indexOf(swap);
        if (index < 0) {
            return;
        }
        if (index < live.size() - 1) {
            // A later swap is in force; when it ends, what was before this one is what comes back.
            live.get(index + 1).before = swap.before;
        } else {
            rollBack(swap);
        }
        live.remove(swap);
    }

    private void rollBack(Swap swap) {
        try {
            swap.notice(control.now());
            control.restore(swap.before);
        } catch (IOException e) {
            throw new InjectionException(
                    swap.proxy() + ": " + swap.fault().description() + " may still be in place: " + e.getMessage(), e);
        }
    }

    /** -1 when it cannot be read. */
    private long answers(String version) {
        try {
            return control.answersOf(version);
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void healAll() {
        List<Swap> all;
        synchronized (this) {
            all = new ArrayList<>(live);
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).close();
        }
    }

    @Override
    public void close() {
        healAll();
    }

    private final class Swap implements Injection {
        private final String proxy;
        private final ModelSwap fault;
        private final String version;
        private State before;
        private final long answersBefore;
        private long touched = -1;
        private boolean isHealed;
        private volatile boolean hasLapsed;

        Swap(String proxy, ModelSwap fault, String version, State before, long answersBefore) {
            this.proxy = proxy;
            this.fault = fault;
            this.version = version;
            this.before = before;
            this.answersBefore = answersBefore;
        }

        @Override
        public String proxy() {
            return proxy;
        }

        @Override
        public Fault fault() {
            return fault;
        }

        /** How many answers the version has finished meanwhile, to whomever. */
        @Override
        public synchronized long touched() {
            if (!isHealed && answersBefore >= 0) {
                long now = answers(version);
                touched = now < 0 ? touched : now - answersBefore;
            }
            return touched;
        }

        private void notice(String found) {
            hasLapsed |= !found.equals(version);
        }

        @Override
        public boolean hasLapsed() {
            return hasLapsed;
        }

        @Override
        public synchronized void close() {
            if (!isHealed) {
                heal(this);
                // Only now: a count that takes its time must not hold up the rollback.
                touched();
                isHealed = true;
            }
        }
    }
}
