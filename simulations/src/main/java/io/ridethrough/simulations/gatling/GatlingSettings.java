package io.ridethrough.simulations.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.ShopTerms;
import io.ridethrough.results.run.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the load generator's process is told, by system properties: Gatling makes a simulation without arguments.
 *
 * @param folder the run's folder, which holds the plan and takes the record; {@code ridethrough.run}
 * @param shopUrl base URL of the shop; {@code ridethrough.shop}
 * @param terms what clients have to know of the shop; {@code ridethrough.storeCode}, {@code ridethrough.paymentMethod} and
 *     {@code ridethrough.catalogue}, a JSON list, each as {@link ShopTerms#REFERENCE} has it unless set
 * @param originEpochMicros zero of the timeline; {@code ridethrough.origin}. When it is empty, which is the better way,
 *     the generator chooses one as soon as it is ready, and announces it
 * @param thinking pause between two steps; {@code ridethrough.thinkMillis}, {@link #DEFAULT_THINKING} unless set
 * @param drain how long after the timeline journeys may still begin steps; {@code ridethrough.drainMillis},
 *     {@link #DEFAULT_DRAIN} unless set
 * @param pinned the IP addresses of the shop's host, so that its name is not looked up; {@code ridethrough.pinned}, as in
 *     {@code shop.example.ch=192.0.2.1,192.0.2.2}. None where the URL has an IP address
 */
public record GatlingSettings(
        RunFolder folder,
        String shopUrl,
        ShopTerms terms,
        OptionalLong originEpochMicros,
        Duration thinking,
        Duration drain,
        Map<String, List<String>> pinned) {

    public static final Duration DEFAULT_THINKING = Duration.ofMillis(200);

    public static final Duration DEFAULT_DRAIN = Duration.ofSeconds(5);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = "ridethrough.run";
    private static final String SHOP = "ridethrough.shop";
    private static final String STORE_CODE = "ridethrough.storeCode";
    private static final String PAYMENT_METHOD = "ridethrough.paymentMethod";
    private static final String CATALOGUE = "ridethrough.catalogue";
    private static final String ORIGIN = "ridethrough.origin";
    private static final String THINKING = "ridethrough.thinkMillis";
    private static final String DRAIN = "ridethrough.drainMillis";
    private static final String PINNED = "ridethrough.pinned";

    public GatlingSettings {
        pinned = Map.copyOf(pinned);
    }

    /** Of a shop as the reference store is, whose URL has an IP address. */
    public GatlingSettings(
            RunFolder folder, String shopUrl, OptionalLong originEpochMicros, Duration thinking, Duration drain) {
        this(folder, shopUrl, ShopTerms.REFERENCE, originEpochMicros, thinking, drain, Map.of());
    }

    /** The system properties to start the process with, by name. */
    public Map<String, String> asSystemProperties() {
        Map<String, String> properties = new TreeMap<>(Map.of(
                FOLDER, folder.path().toString(),
                SHOP, shopUrl,
                PAYMENT_METHOD, terms.paymentMethod(),
                CATALOGUE, JSON.valueToTree(terms.catalogue()).toString(),
                THINKING, Long.toString(thinking.toMillis()),
                DRAIN, Long.toString(drain.toMillis())));
        terms.storeCode().ifPresent(code -> properties.put(STORE_CODE, code));
        originEpochMicros.ifPresent(micros -> properties.put(ORIGIN, Long.toString(micros)));
        if (!pinned.isEmpty()) {
            properties.put(
                    PINNED,
                    pinned.entrySet().stream()
                            .map(host -> host.getKey() + "=" + String.join(",", host.getValue()))
                            .collect(Collectors.joining(";")));
        }
        return properties;
    }

    /**
     * Reads this process's system properties.
     *
     * @throws IllegalArgumentException when one is missing or not a number where one is due
     */
    static GatlingSettings fromSystemProperties() {
        return new GatlingSettings(
                new RunFolder(Path.of(required(FOLDER))),
                required(SHOP),
                ofThisProcess(),
                origin(),
                Duration.ofMillis(Long.getLong(THINKING, DEFAULT_THINKING.toMillis())),
                Duration.ofMillis(Long.getLong(DRAIN, DEFAULT_DRAIN.toMillis())),
                addresses());
    }

    private static Map<String, List<String>> addresses() {
        return Arrays.stream(System.getProperty(PINNED, "").split(";", -1))
                .filter(host -> !host.isEmpty())
                .map(host -> host.split("=", 2))
                .collect(Collectors.toMap(host -> host[0], host -> List.of(host[1].split(",", -1))));
    }

    private static ShopTerms ofThisProcess() {
        return new ShopTerms(
                Optional.ofNullable(System.getProperty(STORE_CODE)),
                System.getProperty(PAYMENT_METHOD, ShopTerms.CHECK_OR_MONEY_ORDER),
                catalogue(System.getProperty(CATALOGUE, "[]")));
    }

    private static List<String> catalogue(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("system property " + CATALOGUE + " is not a JSON list of texts", e);
        }
    }

    private static OptionalLong origin() {
        String micros = System.getProperty(ORIGIN);
        return micros == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(micros));
    }

    private static String required(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("system property " + name + " is not set");
        }
        return value;
    }
}
