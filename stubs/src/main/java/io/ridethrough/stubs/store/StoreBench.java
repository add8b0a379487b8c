package io.ridethrough.stubs.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many steps of a guest's checkout the store answers each second, clients included. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Checks out in a closed loop, in this process, with neither model nor payment partner.")
public final class StoreBench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ADDRESS =
            "{firstname:\"Jane\",lastname:\"Doe\",street:[\"1 Chaos Way\"],city:\"Austin\","
                    + "region:\"TX\",postcode:\"78701\",country_code:\"US\",telephone:\"5125550100\"}";
    private static final List<String> STEPS = List.of(
            "addProductsToCart(cartId:$c,cartItems:[{sku:\"CHAOS-007\",quantity:1}]){cart{total_quantity}"
                    + " user_errors{code}}",
            "setGuestEmailOnCart(input:{cart_id:$c,email:\"jane@example.test\"}){cart{email}}",
            "setShippingAddressesOnCart(input:{cart_id:$c,shipping_addresses:[{address:" + ADDRESS
                    + "}]}){cart{shipping_addresses{city}}}",
            "setBillingAddressOnCart(input:{cart_id:$c,billing_address:{address:" + ADDRESS
                    + "}}){cart{billing_address{city}}}",
            "setShippingMethodsOnCart(input:{cart_id:$c,shipping_methods:[{carrier_code:\"flatrate\","
                    + "method_code:\"flatrate\"}]}){cart{prices{grand_total{value}}}}",
            "setPaymentMethodOnCart(input:{cart_id:$c,payment_method:{code:\"checkmo\"}})"
                    + "{cart{selected_payment_method{code}}}",
            "placeOrder(input:{cart_id:$c}){orderV2{number token} errors{code message}}");

    @Option(names = "--seconds", defaultValue = "5", description = "How long it counts (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up-seconds", defaultValue = "5", description = "How long before (${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(names = "--clients", defaultValue = "4", description = "Shoppers at once (${DEFAULT-VALUE}).")
    private int clients;

    public static void main(String[] args) {
        StoreLogging.apply();
        System.exit(new CommandLine(new StoreBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        try (Store store = Store.start(StoreSettings.defaults().withCustomers(0))) {
            run(store.url(), Duration.ofSeconds(warmUpSeconds));
            long start = System.nanoTime();
            long steps = run(store.url(), Duration.ofSeconds(seconds));
            double elapsedSeconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%.0f checkout steps/s (%d in %.1f s, %d clients)%n",
                    steps / elapsedSeconds, steps, elapsedSeconds, clients);
        }
        return 0;
    }

    private long run(URI store, Duration length) throws InterruptedException, ExecutionException {
        AtomicLong steps = new AtomicLong();
        long end = System.nanoTime() + length.toNanos();
        ExecutorService shoppers = Executors.newFixedThreadPool(clients);
        try {
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(shoppers.submit(() -> {
                    while (System.nanoTime() < end) {
                        checkOut(http, store, steps);
                    }
                    return true;
                }));
            }
            for (Future<Boolean> shopper : running) {
                shopper.get();
            }
        } finally {
            shoppers.shutdownNow();
        }
        return steps.get();
    }

    private static void checkOut(HttpClient http, URI store, AtomicLong steps)
            throws IOException, InterruptedException {
        String cart = ask(http, store, "mutation{createGuestCart{cart{id}}}", Map.of())
                .at("/data/createGuestCart/cart/id")
                .asText();
        steps.incrementAndGet();
        for (String step : STEPS) {
            JsonNode answer = ask(http, store, "mutation($c:String!){" + step + "}", Map.of("c", cart));
            if (answer.has("errors")) {
                throw new IOException("a step failed: " + answer);
            }
            steps.incrementAndGet();
        }
    }

    private static JsonNode ask(HttpClient http, URI store, String document, Map<String, String> variables)
            throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of("query", document, "variables", variables));
        HttpRequest request = HttpRequest.newBuilder(store.resolve("/graphql"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    }
}
