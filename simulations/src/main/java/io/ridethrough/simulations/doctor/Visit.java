package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.ShopTerms;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.simulations.flows.ClientBook;
import io.ridethrough.simulations.flows.Documents;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One examination of one environment: what is examined, what may be done to it, and what was found so far. */
public final class Visit implements AutoCloseable {
    private final RunningEnvironment environment;
    private final SortedSet<String> targets;
    private final Optional<PlannedOrders> planned;
    private final boolean mayPlaceOrders;
    private final String tag;
    private final Clearance clearance;
    private final List<SecretSource> secrets;
    private final FlowDocuments documents;
    private final ShopTerms terms;
    private final ShopClient shop;
    private final Map<String, String> causes = new LinkedHashMap<>();
    private int emails;

    /**
     * @param targets the dependencies behind a fault proxy
     * @param planned what a run will want to buy; empty when nobody has said
     * @param mayPlaceOrders whether orders may be placed to see what nothing else shows
     * @param tag tells this visit's requests and addresses from all others
     * @param clearance what may be called, and where it stands
     * @param secrets where the secrets stand that the environment needs
     */
    public Visit(
            RunningEnvironment environment,
            Set<String> targets,
            Optional<PlannedOrders> planned,
            boolean mayPlaceOrders,
            String tag,
            Clearance clearance,
            List<SecretSource> secrets) {
        this(environment, targets, planned, mayPlaceOrders, tag, clearance, secrets, Documents.BUILT_IN);
    }

    /**
     * As above, where clients send other documents.
     *
     * @param documents what they send
     */
    public Visit(
            RunningEnvironment environment,
            Set<String> targets,
            Optional<PlannedOrders> planned,
            boolean mayPlaceOrders,
            String tag,
            Clearance clearance,
            List<SecretSource> secrets,
            Documents documents) {
        this.environment = environment;
        this.targets = new TreeSet<>(targets);
        this.planned = planned;
        this.mayPlaceOrders = mayPlaceOrders;
        this.tag = tag;
        this.clearance = clearance;
        this.secrets = List.copyOf(secrets);
        this.documents = new FlowDocuments(documents);
        this.terms = environment.terms();
        this.shop = new ShopClient(environment.shop(), terms.storeCode(), tag, clearance, Clock.systemUTC());
    }

    RunningEnvironment environment() {
        return environment;
    }

    /** The dependencies behind a fault proxy. */
    Set<String> targets() {
        return targets;
    }

    boolean isProxied(String target) {
        return targets.contains(target);
    }

    Optional<PlannedOrders> planned() {
        return planned;
    }

    List<SecretSource> secrets() {
        return secrets;
    }

    Clearance clearance() {
        return clearance;
    }

    boolean mayPlaceOrders() {
        return mayPlaceOrders;
    }

    ShopClient shop() {
        return shop;
    }

    FlowDocuments documents() {
        return documents;
    }

    /** What is bought here, at least one: what the scenario names, else the environment, else the reference store's. */
    List<String> products() {
        List<String> chosen = planned.map(PlannedOrders::products)
                .filter(named -> !named.isEmpty())
                .orElse(terms.catalogue());
        return chosen.isEmpty() ? ClientBook.catalogue() : chosen;
    }

    /** The code of the method that is paid by. */
    String paymentMethod() {
        return terms.paymentMethod();
    }

    /** An address that nobody else has, in a domain that nobody can have (RFC 2606). */
    String email() {
        emails++;
        return tag + "-" + emails + "@example.test";
    }

    /** Takes down what an examination came to; {@code cause} is its own name, or that of what stood in its way. */
    void note(String examination, String cause) {
        causes.put(examination, cause);
    }

    boolean isBroken(String examination) {
        return examination.equals(causes.get(examination));
    }

    /** What is broken, so that an examination could tell nothing; empty when nothing stands in its way. */
    Optional<String> obstacle(Examination examination) {
        return examination.needs().stream()
                .filter(causes::containsKey)
                .map(need -> causes.getOrDefault(need, need))
                .findFirst();
    }

    /** Lets go of its connections; the environment is its owner's to close. */
    @Override
    public void close() {
        shop.close();
    }
}
