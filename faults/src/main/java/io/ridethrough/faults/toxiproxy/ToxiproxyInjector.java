package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import eu.rekawek.toxiproxy.Proxy;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.Injector;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks what flows through the proxies of a Toxiproxy API. Against the fault proxy it also keeps the leases of live
 * faults renewed, from a daemon thread, and reads how much they touched; the original Toxiproxy has neither.
 *
 * <p>Latency, reset-peer and bandwidth act on answers, timeout on both directions, outage on the whole proxy.
 */
public final class ToxiproxyInjector implements Injector, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ToxiproxyInjector.class);

    private final ToxiproxyApi api;
    private final LeaseRenewal renewal;
    private final Set<ToxiproxyInjection> live = ConcurrentHashMap.newKeySet();
    private final AtomicLong ordinal = new AtomicLong();

    private ToxiproxyInjector(ToxiproxyApi api, Duration lease) {
        this.api = api;
        this.renewal = new LeaseRenewal(lease, this::renew);
    }

    /**
     * Asks the server for its version, over the network, and takes up the renewal of leases if it has them.
     *
     * @param apiUrl such as {@code http://127.0.0.1:8474}
     * @throws InjectionException when nothing that speaks the API answers there
     */
    public static ToxiproxyInjector connect(URI apiUrl) {
        ToxiproxyApi api = new ToxiproxyApi(apiUrl);
        try {
            JsonNode version = api.version();
            ToxiproxyInjector injector = new ToxiproxyInjector(
                    api, Duration.ofMillis(version.path("lease_millis").asLong(0)));
            injector.renewal.start();
            return injector;
        } catch (IOException e) {
            api.close();
            throw new InjectionException("no Toxiproxy API at " + apiUrl + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean supports(Fault fault) {
        return fault instanceof NetworkFault.Outage
                || !ToxicOrder.of(fault, "asked").isEmpty();
    }

    @Override
    public Injection inject(String proxyName, Fault fault, double share) {
        String name = "ridethrough-" + fault.kind() + "-" + ordinal.incrementAndGet();
        List<ToxicOrder> orders = ToxicOrder.of(fault, name, share);
        ToxiproxyInjection injection;
        try {
            Proxy proxy = api.proxy(proxyName);
            injection = new ToxiproxyInjection(api, proxy, proxyName, fault, orders, live::remove);
        } catch (IOException e) {
            throw new InjectionException("no proxy " + proxyName + ": " + e.getMessage(), e);
        }
        live.add(injection);
        try {
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

    /** Heals every live fault, then stops renewing leases. */
    @Override
    public void close() {
        try {
            healAll();
        } finally {
            renewal.close();
            api.close();
        }
    }

    private void renew() {
        if (live.isEmpty()) {
            return;
        }
        try {
            api.renewLeases();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the leases of {} live faults could not be renewed: {}", live.size(), e.toString());
        }
    }
}
