package io.ridethrough.simulations.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the flows' documents with canned JSON over real sockets, and misbehaves where it is told to. */
final class PretendShop implements AutoCloseable {

    /** What to do instead of answering. */
    enum Misbehaviour {
        REFUSE,
        GRAPHQL_ERROR,
        HTTP_503,
        HTML,
        SILENCE,
        HANG_UP
    }

    /** What a request told the shop's tracing; empty for a header that was not there. */
    record Traced(String traceparent, String baggage) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIELD = Pattern.compile("\\{\\s*(\\w+)");

    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("products", "{'products':{'items':[{'sku':'CHAOS-001'}]}}"),
            Map.entry("createGuestCart", "{'createGuestCart':{'cart':{'id':'cart-%1$d'}}}"),
            Map.entry("addProductsToCart", "{'addProductsToCart':{'cart':{'id':'c'},'user_errors':[]}}"),
            Map.entry("setGuestEmailOnCart", "{'setGuestEmailOnCart':{'cart':{'email':'e'}}}"),
            Map.entry(
                    "setShippingAddressesOnCart",
                    "{'setShippingAddressesOnCart':{'cart':{'shipping_addresses':[{'available_shipping_methods':"
                            + "[{'method_code':'flatrate'}]}]}}}"),
            Map.entry(
                    "setBillingAddressOnCart",
                    "{'setBillingAddressOnCart':{'cart':{'billing_address':{'city':'Austin'}}}}"),
            Map.entry(
                    "setShippingMethodsOnCart",
                    "{'setShippingMethodsOnCart':{'cart':{'shipping_addresses':[{'selected_shipping_method':"
                            + "{'method_code':'flatrate'}}]}}}"),
            Map.entry(
                    "setPaymentMethodOnCart",
                    "{'setPaymentMethodOnCart':{'cart':{'selected_payment_method':{'code':'checkmo'}}}}"),
            Map.entry("placeOrder", "{'placeOrder':{'orderV2':{'number':'%1$09d','status':'Pending'},'errors':[]}}"),
            Map.entry("createCustomerV2", "{'createCustomerV2':{'customer':{'email':'e'}}}"),
            Map.entry("generateCustomerToken", "{'generateCustomerToken':{'token':'%2$s'}}"),
            Map.entry("createCustomerAddress", "{'createCustomerAddress':{'id':1}}"),
            Map.entry("customerCart", "{'customerCart':{'id':'cart-of-%2$s'}}"),
            Map.entry(
                    "customer",
                    "{'customer':{'email':'%2$s','addresses':[%4$s],"
                            + "'orders':{'total_count':0,'items':[{'number':'%3$s'}]}}}"),
            Map.entry("portfolioSummary", "{'portfolioSummary':{'text':'calm','source':'model','holdings':[]}}"));

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Duration silence;
    private final Map<String, List<Misbehaviour>> scripts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, IntFunction<Duration>> pauses = new ConcurrentHashMap<>();
    private final Queue<Traced> traced = new ConcurrentLinkedQueue<>();
    private final AtomicInteger orders = new AtomicInteger();
    private final Queue<Integer> chosen = new ConcurrentLinkedQueue<>();

    private PretendShop(HttpServer server, Duration silence) {
        this.server = server;
        this.silence = silence;
    }

    /** Starts on a free port of loopback; silences last as given. */
    static PretendShop open(Duration silence) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        PretendShop shop = new PretendShop(server, silence);
        server.setExecutor(shop.workers);
        server.createContext("/graphql", shop::handle);
        server.start();
        return shop;
    }

    /** The first calls of a field misbehave in this order, each later one answers. */
    void misbehave(String field, Misbehaviour... first) {
        scripts.put(field, List.of(first));
    }

    /** Each call of a field, counted from 0, is looked at only after a pause. */
    void pause(String field, IntFunction<Duration> ofCall) {
        pauses.put(field, ofCall);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int requests(String field) {
        return calls.getOrDefault(field, new AtomicInteger()).get();
    }

    int requests() {
        return calls.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** The addresses of a customer's book that carts were given, by their numbers. */
    List<Integer> chosen() {
        return List.copyOf(chosen);
    }

    /** Of all requests, as they came. */
    List<Traced> traced() {
        return List.copyOf(traced);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        traced.add(new Traced(header(exchange, "traceparent"), header(exchange, "baggage")));
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        Matcher field = FIELD.matcher(request.path("query").asText());
        String name = field.find() ? field.group(1) : "";
        JsonNode book = request.at("/variables/addresses/0/customer_address_id");
        if (book.isInt()) {
            chosen.add(book.asInt());
        }
        int call = calls.computeIfAbsent(name, unused -> new AtomicInteger()).getAndIncrement();
        sleep(pauses.getOrDefault(name, unused -> Duration.ZERO).apply(call));
        List<Misbehaviour> script = scripts.getOrDefault(name, List.of());
        if (call < script.size()) {
            misbehave(exchange, script.get(call));
        } else {
            if (name.equals("placeOrder")) {
                exchange.getResponseHeaders().add("X-Inference-Outcome", "model");
            }
            String data = ANSWERS.getOrDefault(name, "{}")
                    .formatted(
                            orders.incrementAndGet(),
                            who(exchange, request),
                            request.path("variables").path("number").asText(),
                            book(who(exchange, request)));
            answer(exchange, 200, "{'data':" + data + "}");
        }
    }

    /** A header that came twice, which the standard forbids for a traceparent, shows as both. */
    private static String header(HttpExchange exchange, String name) {
        return String.join(" and ", exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    /** Every other customer has a book of addresses, and the second of them is the default. */
    private static String book(String email) {
        return email.matches(".*[02468]@.*")
                ? "{'id':4,'default_shipping':false},{'id':7,'default_shipping':true}"
                : "";
    }

    /** A sign-in's token is its e-mail, so that later requests can be told apart. */
    private static String who(HttpExchange exchange, JsonNode request) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return authorization == null
                ? request.path("variables").path("email").asText()
                : authorization.substring("Bearer ".length());
    }

    private void misbehave(HttpExchange exchange, Misbehaviour how) throws IOException {
        switch (how) {
            case REFUSE -> {
                exchange.getResponseHeaders().add("X-Inference-Outcome", "fallback; reason=open");
                answer(
                        exchange,
                        200,
                        "{'data':{'placeOrder':{'orderV2':null,'errors':[{'code':'UNDEFINED','message':'No stock'}]}}}");
            }
            case GRAPHQL_ERROR -> answer(exchange, 200, "{'errors':[{'message':'Internal server error'}]}");
            case HTTP_503 -> answer(exchange, 503, "{}");
            case HTML -> answer(exchange, 200, "<html>");
            case SILENCE -> {
                sleep(silence);
                exchange.close();
            }
            case HANG_UP -> exchange.close();
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.replace('\'', '"').getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
