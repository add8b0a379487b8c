package io.ridethrough.environments.remote;

import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.egress.Reach;
import io.ridethrough.environments.guard.AllowedTargets;
import io.ridethrough.environments.guard.LoadLimits;
import io.ridethrough.environments.secret.SecretSource;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody says of a shop that runs elsewhere, and of what stands around it. Addresses have no trailing slash.
 *
 * @param name the definition's name
 * @param shop the shop under test
 * @param faults what breaks its dependencies
 * @param probes where its state can be read while it runs; none where nobody tells
 * @param records what the shop writes down by itself
 * @param ledger where its orders and charges are read afterwards; empty where nobody may
 * @param model the model that it asks, where it can be asked beside it
 * @param catalogue SKUs that shoppers buy; none for those that the shop itself shows to be in stock
 * @param egress the recorder of what leaves the shop, where it is sent through one
 * @param allowed what may be called beyond this machine
 * @param limits how much load the shop may get
 * @param customers accounts that clients sign in with; empty where a run makes its own
 * @param documents folder of the GraphQL documents that clients send in the built-in ones' place; empty for those
 */
public record RemoteDefinition(
        String name,
        Shop shop,
        Faults faults,
        List<RemoteProbe> probes,
        Records records,
        Optional<LedgerSource> ledger,
        Optional<Model> model,
        List<String> catalogue,
        Optional<Egress> egress,
        AllowedTargets allowed,
        LoadLimits limits,
        Optional<Customers> customers,
        Optional<Path> documents) {

    public RemoteDefinition {
        probes = List.copyOf(probes);
        catalogue = List.copyOf(catalogue);
    }

    /** On this machine, without limits and customers. */
    public RemoteDefinition(
            String name,
            Shop shop,
            Faults faults,
            List<RemoteProbe> probes,
            Records records,
            Optional<LedgerSource> ledger,
            Optional<Model> model,
            List<String> catalogue,
            Optional<Egress> egress) {
        this(
                name,
                shop,
                faults,
                probes,
                records,
                ledger,
                model,
                catalogue,
                egress,
                AllowedTargets.LOOPBACK,
                LoadLimits.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * @param url its base address
     * @param storeCode the store view that clients shop in; empty for the shop's default
     * @param release the Magento that it is, by its owner's word, such as {@code 2.4.8-p1}; empty where nobody said
     * @param paymentMethod the code of the method that shoppers pay by
     */
    public record Shop(URI url, Optional<String> storeCode, Optional<String> release, String paymentMethod) {}

    /**
     * Accounts that are there for runs to shop with.
     *
     * @param emails in lower case, each once
     * @param password where that of them all stands
     */
    public record Customers(List<String> emails, SecretSource password) {

        public Customers {
            emails = List.copyOf(emails);
        }
    }

    /** What stands before the dependencies. */
    public enum Server {
        /** Ridethrough's own proxy: every fault, leases, and each attempt told as it happens. */
        FAULT_PROXY("fault-proxy"),
        /** The original: network faults alone, and nobody counts attempts. */
        TOXIPROXY("toxiproxy");

        private final String label;

        Server(String label) {
            this.label = label;
        }

        /** As definitions spell it. */
        public String label() {
            return label;
        }

        /** All spellings, in the order of this enum. */
        public static List<String> labels() {
            return Stream.of(values()).map(Server::label).toList();
        }
    }

    /**
     * @param api the Toxiproxy API, {@code http://HOST:PORT}
     * @param server whose it is
     * @param proxies the name there of the proxy before each target, by the target, such as {@code inference}
     */
    public record Faults(URI api, Server server, Map<String, String> proxies) {

        public Faults {
            proxies = Collections.unmodifiableMap(new LinkedHashMap<>(proxies));
        }
    }

    /**
     * @param breakers where the changes of its breakers are told, each with its instant, as the reference store does
     * @param calls the file, on this machine, that it writes its calls to the model down in, as docs/formats.md has it
     */
    public record Records(Optional<URI> breakers, Optional<Path> calls) {
        /** A shop that keeps none. */
        public static final Records NONE = new Records(Optional.empty(), Optional.empty());
    }

    /**
     * Magento's admin REST API, and whoever tells what was charged.
     *
     * @param url base address of the API: the shop's unless something else is said
     * @param token an integration's or administrator's bearer token that may read orders
     * @param charges where {@code {"charges": [{"id", "reference", "amount"}]}} is read; empty where nobody is charged
     * @param hasReferenceNotes whether it notes what it decided about orders and accounts, and by which rules, as the
     *     reference store does
     */
    public record LedgerSource(URI url, SecretSource token, Optional<URI> charges, boolean hasReferenceNotes) {}

    /**
     * @param url its base address, past every fault proxy
     * @param name what it is asked for by
     * @param token a bearer token that it wants; empty where it wants none
     */
    public record Model(URI url, String name, Optional<SecretSource> token) {

        /** One that everybody may ask. */
        public Model(URI url, String name) {
            this(url, name, Optional.empty());
        }
    }

    /**
     * A recorder that the run keeps on this machine, which the shop is told to call through.
     *
     * @param port on loopback
     * @param reach how far calls go that are to nowhere at home
     * @param homes further endpoints at home, beside the proxied ones
     */
    public record Egress(int port, Reach reach, List<HomeEndpoint> homes) {

        public Egress {
            homes = List.copyOf(homes);
        }
    }
}
