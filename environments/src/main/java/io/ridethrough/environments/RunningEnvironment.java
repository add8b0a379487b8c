package io.ridethrough.environments;

import io.ridethrough.faults.Injector;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An environment that serves. Closing it heals every fault and stops every process, on every path. */
public interface RunningEnvironment extends AutoCloseable {
    /** Units of a product that is sold whether or not there are any. */
    long UNCOUNTED = Long.MAX_VALUE;

    /** Base address of the shop under test. */
    URI shop();

    /** What clients have to know of it. */
    default ShopTerms terms() {
        return ShopTerms.REFERENCE;
    }

    /**
     * Told before the load which products clients will buy beside {@link #terms}' catalogue, so that they can be counted,
     * over the network.
     *
     * @throws IOException when the shop does not tell how many there are
     */
    default void willSell(List<String> skus) throws IOException {}

    /**
     * Told before the load that clients will sign in. Makes their accounts, over the network, where the shop has none for them.
     *
     * @param unused addresses that nobody has in the shop, one for each client
     * @return as many accounts or more: these, or others that are there for it
     * @throws IOException when the shop makes none
     */
    default ShopCustomers customers(List<String> unused) throws IOException {
        return ShopCustomers.seeded(ShopCustomers.SEEDED);
    }

    /** Accounts that somebody named for clients to sign in with; empty where nobody did, or their password cannot be read. */
    default Optional<ShopCustomers> namedCustomers() {
        return Optional.empty();
    }

    /** Every listening part by name, for the journal. */
    Map<String, URI> addresses();

    /** Where data of clients may go from here; empty where nobody has said. */
    default List<HomeEndpoint> homes() {
        return List.of();
    }

    /** What breaks the dependencies here. */
    Injector injector();

    /** The Toxiproxy API that the injector calls; empty where there is none. */
    default Optional<URI> faultApi() {
        return Optional.empty();
    }

    /**
     * What is wrong with the proxies that the definition names, a line each that says what would be right, read over the network;
     * none where this environment makes them itself.
     *
     * @throws IOException when the API does not answer
     */
    default List<String> proxyMistakes() throws IOException {
        return List.of();
    }

    /** The Magento release that the shop is said to be, such as {@code 2.4.8-p1}; empty where nobody has said. */
    default Optional<String> release() {
        return Optional.empty();
    }

    /** Whether orders may be placed at will, because all that is in the shop goes with this environment. */
    default boolean isDisposable() {
        return false;
    }

    /**
     * Reads how many units there are of the products that clients choose from, by SKU, over the network; empty where the shop
     * does not tell. Those that the shop sells without counting them have {@link #UNCOUNTED}.
     *
     * @throws IOException when the shop does not answer
     */
    default Optional<Map<String, Long>> stock() throws IOException {
        return Optional.empty();
    }

    /** The model, to be asked beside the shop; empty where nobody can. */
    default Optional<WatchedModel> model() {
        return Optional.empty();
    }

    /** The inference points whose breakers' state a probe reads; none where nobody has said how. */
    default Set<String> breakerPoints() {
        return Set.of();
    }

    /** Whether somebody has said where orders and charges are read. */
    default boolean hasLedger() {
        return true;
    }

    /** Reads every probe once, over the network where the fact lives there; a probe that fails is left out. */
    List<ProbeReading> probe();

    /**
     * Reads what the shop's breakers went through since it started, over the network; empty where the shop keeps no such
     * record.
     *
     * @throws IOException when the shop does not answer
     */
    default List<BreakerHistory> breakers() throws IOException {
        return List.of();
    }

    /** The first part that has stopped by itself, with the reason in one line; empty while all run. */
    Optional<String> failure();

    /**
     * Reads back all orders and charges, and the stock that was sold, over the network.
     *
     * @throws IOException when the shop or the partner does not answer
     */
    LedgerReading readLedger() throws IOException;

    @Override
    void close();
}
