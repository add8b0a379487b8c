package io.ridethrough.environments;

import io.ridethrough.faults.Injector;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An environment that serves. Closing it heals every fault and stops every process, on every path. */
public interface RunningEnvironment extends AutoCloseable {

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

    /** Every listening part by name, for the journal. */
    Map<String, URI> addresses();

    /** Where data of clients may go from here; empty where nobody has said. */
    default List<HomeEndpoint> homes() {
        return List.of();
    }

    /** What breaks the dependencies here. */
    Injector injector();

    /** The model, to be asked beside the shop; empty where nobody can. */
    default Optional<WatchedModel> model() {
        return Optional.empty();
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
