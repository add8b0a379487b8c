package io.ridethrough.stubs.store.dependencies;

import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.pace.PacedEndpoint;
import io.ridethrough.stubs.store.shop.SearchEngine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** How each dependency is at this moment. Starts with all up but those named. */
public final class Dependencies implements PacedEndpoint.Surroundings {
    // Median of what five requests took without Redis against what they took with it, on Magento 2.4.8-p1.
    private static final double SLOWNESS_WITHOUT_REDIS = 2.4;

    private final Map<Dependency, Condition> conditions = new EnumMap<>(Dependency.class);
    private final Runnable killWorkers;
    private final Runnable reviveWorkers;
    private boolean isInMaintenance;
    private long kills;

    /**
     * @param killWorkers takes all workers away; must not block
     * @param reviveWorkers brings them back, if they are away
     */
    public Dependencies(Set<Dependency> down, Runnable killWorkers, Runnable reviveWorkers) {
        this.killWorkers = killWorkers;
        this.reviveWorkers = reviveWorkers;
        for (Dependency dependency : Dependency.values()) {
            conditions.put(dependency, Condition.UP);
        }
        down.forEach(dependency -> set(dependency, Condition.DOWN));
    }

    public synchronized Condition of(Dependency dependency) {
        return conditions.getOrDefault(dependency, Condition.UP);
    }

    public synchronized void set(Dependency dependency, Condition condition) {
        conditions.put(dependency, condition);
        if (dependency == Dependency.PHP) {
            if (condition == Condition.DOWN) {
                kills++;
                killWorkers.run();
            } else {
                reviveWorkers.run();
            }
        }
        notifyAll();
    }

    public synchronized boolean isInMaintenance() {
        return isInMaintenance;
    }

    public synchronized void setInMaintenance(boolean isOn) {
        isInMaintenance = isOn;
    }

    /** Waits while it is frozen and says how it is then. */
    synchronized Condition awaitThawed(Dependency dependency) throws InterruptedException {
        while (of(dependency) == Condition.FROZEN) {
            wait();
        }
        return of(dependency);
    }

    @Override
    public double slowness() {
        return of(Dependency.REDIS) == Condition.DOWN ? SLOWNESS_WITHOUT_REDIS : 1;
    }

    @Override
    public synchronized long kills() {
        return kills;
    }

    /** Magento's own health check, which knows of the database and of nothing else. */
    public FrontResponse healthCheck() {
        if (of(Dependency.PHP) == Condition.DOWN) {
            return FrontResponse.badGateway();
        }
        return FrontResponse.text(
                of(Dependency.DATABASE) == Condition.DOWN ? 500 : 200, "text/html; charset=UTF-8", "");
    }

    /** The search server. */
    public SearchEngine search() {
        return new SearchEngine() {
            @Override
            public <T> List<T> find(boolean isForWords, Supplier<List<T>> search) {
                try {
                    if (awaitThawed(Dependency.SEARCH) == Condition.UP) {
                        return search.get();
                    }
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
                if (isForWords) {
                    throw new IllegalStateException("the search server does not answer");
                }
                return List.of();
            }
        };
    }
}
