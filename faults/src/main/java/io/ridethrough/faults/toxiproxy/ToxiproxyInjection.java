package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import eu.rekawek.toxiproxy.Proxy;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fault as toxics of a proxy, or as a disabled proxy. Written down before it is applied, where there is a journal. */
final class ToxiproxyInjection implements Injection {
    private static final Logger LOG = LoggerFactory.getLogger(ToxiproxyInjection.class);
    private static final long UNKNOWN = -1;

    private final ToxiproxyApi api;
    private final PlannedFault plan;
    private final Fault fault;
    private final List<ToxicOrder> orders;
    private final Optional<Duration> lease;
    private final Optional<FaultJournal> journal;
    private final Outages outages;
    private final Consumer<ToxiproxyInjection> whenHealed;
    /** What is in place, or may be: an entry is added before its call and goes when its removal has succeeded. */
    private final Deque<ToxicOrder> inPlace = new ArrayDeque<>();

    /** The proxy of an outage that is in place, or may be. */
    private Optional<Proxy> disabled = Optional.empty();

    /** Whether it is among the proxy's outages. */
    private boolean isCounted;

    /** Whether the proxy is to be enabled again, which may take several calls. */
    private boolean isLast;

    private boolean isApplied;
    private boolean isHealed;
    private long touched = UNKNOWN;
    private volatile boolean hasLapsed;
    /** From then on what is missing may have been healed by a call whose answer was lost, or lapsed for want of one. */
    private volatile boolean hasFailedToHeal;
    /** Those of its leases to keep alive: none before it is applied as a whole, nor once it is being healed. */
    private final Set<FaultName> renewable = ConcurrentHashMap.newKeySet();

    /**
     * @param lease what to ask the server for; empty where it has none to give
     * @param outages of all of the injector's faults
     */
    ToxiproxyInjection(
            ToxiproxyApi api,
            PlannedFault plan,
            Fault fault,
            List<ToxicOrder> orders,
            Optional<Duration> lease,
            Optional<FaultJournal> journal,
            Outages outages,
            Consumer<ToxiproxyInjection> whenHealed) {
        this.api = api;
        this.plan = plan;
        this.fault = fault;
        this.orders = orders;
        this.lease = lease;
        this.journal = journal;
        this.outages = outages;
        this.whenHealed = whenHealed;
    }

    /** @throws IOException when it may be in place in part; it is to be closed then */
    synchronized void apply() throws IOException {
        if (isHealed) {
            throw new IOException("everything is being healed");
        }
        if (journal.isPresent()) {
            journal.get().planned(plan);
        }
        Set<FaultName> applied = new HashSet<>();
        if (plan.isOutage()) {
            disabled = api.find(proxy());
            Proxy proxy = disabled.orElseThrow(() -> new IOException("proxy not found"));
            outages.begin(proxy());
            isCounted = true;
            api.disable(proxy, lease);
            applied.add(new FaultName(proxy(), Optional.empty()));
        }
        for (ToxicOrder order : orders) {
            inPlace.push(order);
            api.add(proxy(), order, lease);
            applied.add(new FaultName(proxy(), Optional.of(order.name())));
        }
        note("applied");
        isApplied = true;
        renewable.addAll(applied);
    }

    @Override
    public String proxy() {
        return plan.proxy();
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
    public boolean hasLapsed() {
        return hasLapsed;
    }

    Set<FaultName> renewable() {
        return Set.copyOf(renewable);
    }

    /** Takes notice of faults that the server no longer has; others' are passed over. */
    void noticeMissing(Set<FaultName> missing) {
        // It holds none any more while it is being healed: then they are missing for that reason.
        if (renewable.removeAll(missing)) {
            noticeLapse();
        }
    }

    @Override
    public synchronized long touched() {
        if (!isHealed) {
            try {
                touched = readTouched();
            } catch (IOException e) {
                LOG.warn("{}: what {} touched cannot be read: {}", proxy(), fault.description(), e.toString());
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
        renewable.clear();
        note("healing");
        List<IOException> failures = new ArrayList<>();
        if (disabled.isPresent()) {
            try {
                enable(disabled.get());
                disabled = Optional.empty();
            } catch (IOException e) {
                failures.add(e);
            }
        }
        inPlace.removeIf(order -> isRemoved(order, failures));
        if (!failures.isEmpty()) {
            hasFailedToHeal = true;
            InjectionException failure = new InjectionException(
                    proxy() + ": " + fault.description() + " may still be in place: "
                            + failures.get(0).getMessage(),
                    failures.get(0));
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
        isHealed = true;
        note("healed");
        whenHealed.accept(this);
    }

    /** Lets the proxy work again, unless another outage of it goes on. */
    private void enable(Proxy proxy) throws IOException {
        if (isCounted) {
            isCounted = false;
            isLast = outages.end(proxy());
        }
        if (isLast && !outages.hasAny(proxy()) && !api.enable(proxy) && isApplied) {
            noticeLapse();
        }
    }

    private boolean isRemoved(ToxicOrder order, List<IOException> failures) {
        try {
            if (!api.remove(proxy(), order.name()) && isApplied) {
                noticeLapse();
            }
            return true;
        } catch (IOException e) {
            failures.add(e);
            return false;
        }
    }

    private void noticeLapse() {
        if (!hasLapsed && !hasFailedToHeal) {
            hasLapsed = true;
            LOG.warn("{}: {} was gone before it was healed: did its lease lapse?", proxy(), fault.description());
        }
    }

    private void note(String event) {
        journal.ifPresent(open -> open.note(event, plan.id()));
    }

    private long readTouched() throws IOException {
        if (disabled.isPresent()) {
            JsonNode proxy = api.proxy(proxy());
            if (proxy.path("enabled").asBoolean()) {
                noticeLapse();
            }
            long closed = proxy.path("touched").asLong(UNKNOWN);
            // Connections that the kernel refuses are seen by nobody: of those alone there is no count.
            return closed == 0 ? UNKNOWN : closed;
        }
        long sum = UNKNOWN;
        for (ToxicOrder order : inPlace) {
            long count = api.toxic(proxy(), order.name()).path("touched").asLong(UNKNOWN);
            if (count != UNKNOWN) {
                sum = Math.max(sum, 0) + count;
            }
        }
        return sum;
    }
}
