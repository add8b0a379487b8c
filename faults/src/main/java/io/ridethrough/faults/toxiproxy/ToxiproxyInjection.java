package io.ridethrough.faults.toxiproxy;

import eu.rekawek.toxiproxy.Proxy;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault as toxics of a proxy, or as a disabled proxy. */
final class ToxiproxyInjection implements Injection {
    private static final Logger LOG = LoggerFactory.getLogger(ToxiproxyInjection.class);
    private static final long UNKNOWN = -1;

    private final ToxiproxyApi api;
    private final Proxy proxy;
    private final String proxyName;
    private final Fault fault;
    private final List<ToxicOrder> orders;
    private final Consumer<ToxiproxyInjection> whenHealed;
    /** What is in place, or may be: an entry is added before its call and goes when its removal has succeeded. */
    private final Deque<ToxicOrder> inPlace = new ArrayDeque<>();

    private boolean isDisabling;
    private boolean isApplied;
    private boolean isHealed;
    private long touched = UNKNOWN;

    ToxiproxyInjection(
            ToxiproxyApi api,
            Proxy proxy,
            String proxyName,
            Fault fault,
            List<ToxicOrder> orders,
            Consumer<ToxiproxyInjection> whenHealed) {
        this.api = api;
        this.proxy = proxy;
        this.proxyName = proxyName;
        this.fault = fault;
        this.orders = orders;
        this.whenHealed = whenHealed;
    }

    synchronized void apply() throws IOException {
        if (fault instanceof NetworkFault.Outage) {
            isDisabling = true;
            api.disable(proxy);
        }
        for (ToxicOrder order : orders) {
            inPlace.push(order);
            api.add(proxyName, order);
        }
        isApplied = true;
    }

    @Override
    public String proxy() {
        return proxyName;
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public List<String> toxics() {
        return orders.stream().map(ToxicOrder::name).toList();
    }

    @Override
    public synchronized long touched() {
        if (!isHealed) {
            try {
                touched = readTouched();
            } catch (IOException e) {
                LOG.warn("{}: what {} touched cannot be read: {}", proxyName, fault.description(), e.toString());
            }
        }
        return touched;
    }

    @Override
    public synchronized void close() {
        if (isHealed) {
            return;
        }
        if (isApplied) {
            touched();
        }
        List<IOException> failures = new ArrayList<>();
        if (isDisabling) {
            try {
                api.enable(proxy);
                isDisabling = false;
            } catch (IOException e) {
                failures.add(e);
            }
        }
        inPlace.removeIf(order -> isRemoved(order, failures));
        if (!failures.isEmpty()) {
            InjectionException failure = new InjectionException(
                    proxyName + ": " + fault.description() + " may still be in place: "
                            + failures.get(0).getMessage(),
                    failures.get(0));
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
        isHealed = true;
        whenHealed.accept(this);
    }

    private boolean isRemoved(ToxicOrder order, List<IOException> failures) {
        try {
            if (!api.remove(proxy, order.name()) && isApplied) {
                LOG.warn("{}: toxic {} was gone already: did its lease lapse?", proxyName, order.name());
            }
            return true;
        } catch (IOException e) {
            failures.add(e);
            return false;
        }
    }

    private long readTouched() throws IOException {
        if (isDisabling) {
            long closed = api.touchedBy(proxyName);
            // Connections that the kernel refuses are seen by nobody: of those alone there is no count.
            return closed == 0 ? UNKNOWN : closed;
        }
        long sum = UNKNOWN;
        for (ToxicOrder order : inPlace) {
            long count = api.touchedBy(proxyName, order.name());
            if (count != UNKNOWN) {
                sum = Math.max(sum, 0) + count;
            }
        }
        return sum;
    }
}
