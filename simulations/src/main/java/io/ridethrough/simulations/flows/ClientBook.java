package io.ridethrough.simulations.flows;

import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.ShopTerms;
import io.ridethrough.stubs.store.ledger.Seed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who the clients are and what they want, drawn from a run's seed: the same seed and index give the same choice.
 *
 * @param runId makes new e-mail addresses unique to a run
 * @param seed where choices are drawn from
 * @param seededCustomers how many customers the shop was filled with, numbered as {@link Seed} does
 * @param products the SKUs that they choose from; empty for the whole catalogue
 * @param paymentMethod the code of the method that they pay by
 * @param customers the accounts that those who buy as customers sign in with
 */
public record ClientBook(
        String runId, long seed, int seededCustomers, List<String> products, String paymentMethod, Accounts customers) {

    public ClientBook {
        products = List.copyOf(products);
    }

    /** Clients of the reference shop, who choose from its whole catalogue. */
    public ClientBook(String runId, long seed, int seededCustomers) {
        this(runId, seed, seededCustomers, List.of(), ShopTerms.CHECK_OR_MONEY_ORDER, Accounts.seeded(seededCustomers));
    }

    /** The password of every customer that the shop was filled with, and of every new one. */
    public static final String PASSWORD = Seed.PASSWORD;

    /** How many customers the reference shop has when it opens. */
    public static final int SEEDED_CUSTOMERS = ShopCustomers.SEEDED;

    private static final int PRODUCTS = 50;
    private static final int MOST_OF_ONE = 3;

    /** An address of a new client, unique to the run, the kind and the index. */
    String email(String kind, int index) {
        return email(kind, runId, index);
    }

    private static String email(String kind, String runId, int index) {
        return kind + tag(runId) + index + "@example.test";
    }

    /** The address under which the client of this arrival opens an account. */
    public static String newAccount(String runId, int index) {
        return email("new", runId, index);
    }

    /** What the address of each new client of a run contains, and nobody else's. */
    public static String tag(String runId) {
        return "-" + runId + "-";
    }

    /** Index of the arrival, within its flow, whose address this is; empty when it is nobody's who was new in the run. */
    public static OptionalInt arrival(String runId, String email) {
        Matcher address = Pattern.compile(
                        "[a-z]+-" + Pattern.quote(runId) + "-(\\d{1,9})@example\\.test", Pattern.CASE_INSENSITIVE)
                .matcher(email);
        return address.matches() ? OptionalInt.of(Integer.parseInt(address.group(1))) : OptionalInt.empty();
    }

    /** A customer that the shop was filled with. */
    String seededEmail(int index) {
        return Seed.email(seededNumber(index));
    }

    /** That customer's number, from 1. */
    int seededNumber(int index) {
        return 1 + random("client", index).nextInt(seededCustomers);
    }

    /** The whole catalogue of the reference shop: every SKU that clients choose from. */
    public static List<String> catalogue() {
        return IntStream.rangeClosed(1, PRODUCTS).mapToObj(ClientBook::sku).toList();
    }

    /** The same clients, who choose from these products; from the whole catalogue when there are none. */
    public ClientBook buying(List<String> some) {
        return new ClientBook(runId, seed, seededCustomers, some, paymentMethod, customers);
    }

    /** The same clients, who pay by another method. */
    public ClientBook payingBy(String method) {
        return new ClientBook(runId, seed, seededCustomers, products, method, customers);
    }

    /** The same clients, of whom those who buy as customers sign in with other accounts. */
    public ClientBook signingInAs(Accounts accounts) {
        return new ClientBook(runId, seed, seededCustomers, products, paymentMethod, accounts);
    }

    /** The account that this arrival buys with. */
    String customer(int index) {
        return customers.email(index);
    }

    /** The addresses of so many new customers of a run, which nobody has in the shop. */
    public static List<String> newCustomers(String runId, int arrivals) {
        return IntStream.range(0, arrivals)
                .mapToObj(index -> email("customer", runId, index))
                .toList();
    }

    /** Which of the first {@code arrivals} clients click a second time, when that share of all does. */
    public Set<Integer> clickingTwice(int arrivals, double share) {
        return IntStream.range(0, arrivals)
                .filter(index -> random("second-click", index).nextDouble() < share)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A product: of the chosen ones, else of the catalogue, {@code CHAOS-001} to {@code CHAOS-050}. */
    String product(int index) {
        SplittableRandom random = random("product", index);
        return products.isEmpty() ? sku(1 + random.nextInt(PRODUCTS)) : products.get(random.nextInt(products.size()));
    }

    private static String sku(int number) {
        return "CHAOS-%03d".formatted(number);
    }

    int quantity(int index) {
        return 1 + random("quantity", index).nextInt(MOST_OF_ONE);
    }

    /** Where a client lives; Magento's test shop taxes and ships there. */
    public static Map<String, Object> home() {
        return Map.of(
                "firstname", "Jane",
                "lastname", "Doe",
                "street", List.of("1 Harbour Way"),
                "city", "Austin",
                "postcode", "78701",
                "country_code", "US",
                "telephone", "5125550100");
    }

    /** The same as a {@code CartAddressInput}, which the shop need not keep. */
    static Map<String, Object> typedAddress() {
        Map<String, Object> address = new HashMap<>(home());
        address.put("region", "TX");
        address.put("save_in_address_book", false);
        return address;
    }

    private SplittableRandom random(String use, int index) {
        return new SplittableRandom(seed ^ ((long) use.hashCode() << 32) ^ index);
    }
}
