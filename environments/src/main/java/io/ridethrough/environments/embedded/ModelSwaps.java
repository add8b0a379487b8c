package io.ridethrough.environments.embedded;

import io.ridethrough.environments.embedded.VersionControl.Rollout;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /** What was served and asked for before any live swap. */
    private Optional<Rollout> before = Optional.empty();

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
            Rollout found = before.isPresent() ? before.get() : control.current();
            Rollout rollout = serve(swap.to(), inForce().orElse(found));
            before = Optional.of(found);
            Swap injection = new Swap(proxy, swap, rollout, answers(rollout));
            live.add(injection);
            return injection;
        } catch (IOException e) {
            throw new InjectionException(proxy + ": cannot apply " + fault.description() + ": " + e.getMessage(), e);
        }
    }

    /** What the last live swap serves; empty while none is live. */
    private Optional<Rollout> inForce() {
        return live.isEmpty() ? Optional.empty() : Optional.of(live.get(live.size() - 1).rollout);
    }

    /** Leaves what is in force in place when it fails, as far as that is possible. */
    private Rollout serve(String version, Rollout otherwise) throws IOException {
        try {
            return control.serve(version);
        } catch (IOException e) {
            try {
                control.restore(otherwise);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private synchronized void heal(Swap swap) {
        if (!live.contains(swap)) {
            return;
        }
        boolean isInForce = live.indexOf(swap) == live.size() - 1;
        try {
            if (isInForce) {
                swap.notice(control.current());
                control.restore(live.size() > 1 ? live.get(live.size() - 2).rollout : before.orElseThrow());
            }
        } catch (IOException e) {
            throw new InjectionException(
                    swap.proxy() + ": " + swap.fault().description() + " may still be in place: " + e.getMessage(), e);
        }
        live.remove(swap);
        if (live.isEmpty()) {
            before = Optional.empty();
        }
    }

    /** -1 when it cannot be read. */
    private long answers(Rollout rollout) {
        try {
            return control.answersOf(rollout.version());
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
        private final Rollout rollout;
        private final long answersBefore;
        private long touched = -1;
        private boolean isHealed;
        private volatile boolean hasLapsed;

        Swap(String proxy, ModelSwap fault, Rollout rollout, long answersBefore) {
            this.proxy = proxy;
            this.fault = fault;
            this.rollout = rollout;
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

        /** How many of the store's calls the version has answered. */
        @Override
        public synchronized long touched() {
            if (!isHealed && answersBefore >= 0) {
                long now = answers(rollout);
                touched = now < 0 ? touched : now - answersBefore;
            }
            return touched;
        }

        private void notice(Rollout found) {
            hasLapsed |= !found.equals(rollout);
        }

        @Override
        public boolean hasLapsed() {
            return hasLapsed;
        }

        @Override
        public synchronized void close() {
            if (!isHealed) {
                touched();
                heal(this);
                isHealed = true;
            }
        }
    }
}
