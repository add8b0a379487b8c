package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import io.ridethrough.faults.Lateness;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks what flows through the proxies of a Toxiproxy API. Every fault's name begins with {@link #PREFIX} and is no
 * other injector's.
 *
 * <p>Of the fault proxy it also asks a lease for each fault, keeps its own renewed from a daemon thread, and reads how
 * much they touched. The original Toxiproxy has neither, and does no {@link InferenceFault}. Neither
 * does a {@link DeploymentFault}.
 */
public final class ToxiproxyInjector implements Injector, AutoCloseable {
    /** What the names of all toxics of all injectors begin with. */
    public static final String PREFIX = "ridethrough-";

    private static final Logger LOG = LoggerFactory.getLogger(ToxiproxyInjector.class);

    private final ToxiproxyApi api;
    private final boolean isFaultProxy;
    private final InjectorSettings settings;
    private final LeaseRenewal renewal;
    private final String owner = String.format(Locale.ROOT, "%08x", new SecureRandom().nextInt());
    private final Set<ToxiproxyInjection> live = ConcurrentHashMap.newKeySet();
    private final Outages outages = new Outages();
    private final AtomicLong ordinal = new AtomicLong();
    private volatile boolean isClosed;

    private ToxiproxyInjector(ToxiproxyApi api, boolean isFaultProxy, InjectorSettings settings) {
        this.api = api;
        this.isFaultProxy = isFaultProxy;
        this.settings = settings;
        this.renewal = new LeaseRenewal(settings.lease(), this::renew);
    }

    /** As {@link #connect(URI, InjectorSettings)}, with {@link InjectorSettings#defaults()}. */
    public static ToxiproxyInjector connect(URI apiUrl) {
        return connect(apiUrl, InjectorSettings.defaults());
    }

    /**
     * Asks the server for its version, over the network, and takes up the renewal of leases if it has them.
     *
     * @param apiUrl such as {@code http://127.0.0.1:8474}
     * @throws InjectionException when nothing that speaks the API answers there
     */
    public static ToxiproxyInjector connect(URI apiUrl, InjectorSettings settings) {
        ToxiproxyApi api = new ToxiproxyApi(apiUrl, ToxiproxyApi.CALL_LIMIT);
        try {
            JsonNode version = api.version();
            ToxiproxyInjector injector = new ToxiproxyInjector(api, version.has("lease_millis"), settings);
            if (injector.isFaultProxy) {
                // Of nothing: the first call of all is slow, and no fault should have to wait for it.
                api.renew(Set.of());
                injector.renewal.start();
            }
            return injector;
        } catch (IOException e) {
            throw new InjectionException("no Toxiproxy API at " + apiUrl + ": " + e, e);
        }
    }

    @Override
    public boolean supports(Fault fault) {
        if (fault instanceof NetworkFault.Outage) {
            return true;
        }
        // What is deployed behind a proxy is not in the power of any proxy.
        return !(fault instanceof DeploymentFault)
                && (isFaultProxy || isKnownToTheOriginal(fault))
                && !ToxicOrder.of(fault, PREFIX, 1.0).isEmpty();
    }

    /** Whether the original Toxiproxy can do a fault; asks nobody. */
    public static boolean isKnownToTheOriginal(Fault fault) {
        if (fault instanceof NetworkFault.Latency latency) {
            return latency.lateness().spread() == Lateness.Spread.UNIFORM;
        }
        return fault instanceof NetworkFault;
    }

    /** Whether the fault proxy answered, and not the original Toxiproxy. */
    public boolean isOnFaultProxy() {
        return isFaultProxy;
    }

    @Override
    public Injection inject(String proxyName, Fault fault, double share) {
        requirePossible(proxyName, fault, share);
        ToxiproxyInjection injection = planned(proxyName, fault, share);
        live.add(injection);
        try {
            if (isClosed) {
                throw new IOException("the injector is closed");
            }
            injection.apply();
            return injection;
        } catch (IOException e) {
            InjectionException failure = new InjectionException(
                    proxyName + ": cannot apply " + fault.description() + ": " + e.getMessage(), e);
            try {
                injection.close();
            } catch (InjectionException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    /** Asks nobody over the network, so that nothing can be in place when it refuses. */
    private void requirePossible(String proxyName, Fault fault, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new InjectionException(
                    proxyName + ": " + fault.description() + " cannot have a share of " + share + ": 0 < share <= 1");
        }
        if (fault instanceof NetworkFault.Outage && share < 1) {
            throw new InjectionException(proxyName + ": an outage is the whole proxy's, not a share of it");
        }
        if (!supports(fault)) {
            throw new InjectionException(
                    proxyName + ": " + fault.description() + " is not in the power of the Toxiproxy at " + api.url()
                            + (fault instanceof DeploymentFault
                                    ? ": only who runs the dependency can do it"
                                    : "; the fault proxy can do it"));
        }
    }

    private ToxiproxyInjection planned(String proxyName, Fault fault, double share) {
        String id = PREFIX + fault.kind() + "-" + owner + "-" + ordinal.incrementAndGet();
        List<ToxicOrder> orders = ToxicOrder.of(fault, id, share);
        PlannedFault plan = new PlannedFault(
                id,
                api.url(),
                proxyName,
                fault.kind(),
                orders.stream().map(ToxicOrder::name).toList(),
                fault instanceof NetworkFault.Outage);
        Optional<Duration> lease = isFaultProxy ? Optional.of(settings.lease()) : Optional.empty();
        return new ToxiproxyInjection(api, plan, fault, orders, lease, settings.journal(), outages, live::remove);
    }

    @Override
    public void healAll() {
        List<InjectionException> failures = new ArrayList<>();
        for (ToxiproxyInjection injection : live) {
            try {
                injection.close();
            } catch (InjectionException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            String left = String.join(
                    "; ", failures.stream().map(Throwable::getMessage).toList());
            InjectionException failure = new InjectionException("not healed: " + left);
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    /** Heals every live fault, then stops renewing leases; further faults are refused. */
    @Override
    public void close() {
        isClosed = true;
        try {
            healAll();
        } finally {
            renewal.close();
        }
    }

    private void renew() {
        Set<FaultName> names = new HashSet<>();
        live.forEach(injection -> names.addAll(injection.renewable()));
        if (names.isEmpty()) {
            return;
        }
        try {
            Set<FaultName> missing = api.renew(names);
            live.forEach(injection -> injection.noticeMissing(missing));
        } catch (IOException | RuntimeException e) {
            LOG.warn("the leases of {} faults could not be renewed: {}", names.size(), e.toString());
        }
    }
}
