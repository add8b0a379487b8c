package io.ridethrough.environments.definition;

import io.ridethrough.environments.ShopTerms;
import io.ridethrough.environments.remote.RemoteDefinition;
import io.ridethrough.environments.remote.RemoteDefinition.Server;
import io.ridethrough.environments.secret.SecretSection;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a definition of {@code kind: remote}. */
final class RemoteSection {
    /** What stands at the top of such a definition. */
    static final List<String> KEYS = List.of(
            "environment",
            "kind",
            "shop",
            "faults",
            "probes",
            "records",
            "ledger",
            "model",
            "catalogue",
            "payment-method",
            "customers",
            "documents",
            "egress",
            "allow",
            "limits");

    private static final List<String> TARGETS = List.of("inference", "payment", "identity");

    /** Whose notes on orders and accounts can be understood. */
    private static final String REFERENCE_STORE = "reference-store";

    /** What stands for a place where nobody is charged. */
    private static final String NONE = "none";

    /** What any model server here answers to; a server with several models has to be told which. */
    private static final String USUAL_MODEL = "reference";

    /** Stands in for one that was told to be missing or wrong. */
    private static final SecretSource NO_SECRET = new SecretSource.Variable("");

    private static final Pattern PATCH = Pattern.compile("2\\.4\\.[678](-p\\d{1,2})?");

    private RemoteSection() {}

    /** @param map is closed already */
    static RemoteDefinition read(YamlMap map, Path file) {
        String name = map.required("environment", "name the environment").name();
        Optional<YamlMap> shopKeys =
                map.required("shop", "say where the shop is: `{url: …}`").map();
        RemoteDefinition.Shop shop = shop(shopKeys, map);
        RemoteDefinition.Faults faults =
                faults(map.required("faults", "say which Toxiproxy API breaks its dependencies")
                        .map());
        return new RemoteDefinition(
                name,
                shop,
                faults,
                map.optional("probes").map(YamlValue::maps).orElse(List.of()).stream()
                        .flatMap(probe -> ProbeSection.read(probe, file).stream())
                        .toList(),
                section(map, "records").map(keys -> records(keys, file)).orElse(RemoteDefinition.Records.NONE),
                section(map, "ledger").map(keys -> ledger(keys, shop.url(), file)),
                section(map, "model").map(model -> model(model, file)),
                map.optional("catalogue").map(YamlValue::oneOrMore).orElse(List.of()).stream()
                        .map(YamlValue::text)
                        .toList(),
                section(map, "egress")
                        .map(egress ->
                                EgressSection.recorder(egress, faults.proxies().keySet())),
                AllowSection.read(map.optional("allow")),
                LimitsSection.read(section(map, "limits")),
                section(map, "customers").flatMap(customers -> CustomersSection.read(customers, file)),
                map.optional("documents").flatMap(documents -> documents(documents, file)));
    }

    private static Optional<Path> documents(YamlValue value, Path file) {
        String path = value.text();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Path folder = file.toAbsolutePath().resolveSibling(path).normalize();
        if (!Files.isDirectory(folder)) {
            value.mistake("there is no folder " + folder + ": name one beside this file, with NAME.graphql in it");
        }
        return Optional.of(folder);
    }

    private static RemoteDefinition.Shop shop(Optional<YamlMap> shop, YamlMap map) {
        shop.ifPresent(keys -> keys.closed(List.of("url", "store-code", "release")));
        return new RemoteDefinition.Shop(
                shop.map(keys -> keys.required("url", "give its base address, such as `http://127.0.0.1:8080`"))
                        .map(Addresses::read)
                        .orElse(Addresses.NOWHERE),
                shop.flatMap(keys -> keys.optional("store-code")).map(YamlValue::text),
                shop.flatMap(keys -> keys.optional("release")).map(RemoteSection::release),
                map.optional("payment-method").map(YamlValue::text).orElse(ShopTerms.CHECK_OR_MONEY_ORDER));
    }

    private static String release(YamlValue value) {
        String release = value.text();
        if (!release.isEmpty() && !PATCH.matcher(release).matches()) {
            value.mistake("`" + release + "` is no release that the flows are known to work on: write one from 2.4.6 to"
                    + " 2.4.8, such as `" + MagentoRelease.DEFAULT.label() + "`");
        }
        return release;
    }

    private static RemoteDefinition.Faults faults(Optional<YamlMap> faults) {
        faults.ifPresent(keys -> keys.closed(List.of("api", "server", "proxies")));
        Map<String, String> proxies = new LinkedHashMap<>();
        faults.flatMap(keys -> keys.required("proxies", "name the proxy before `inference`")
                        .map())
                .ifPresent(targets -> proxies(targets.closed(TARGETS), proxies));
        return new RemoteDefinition.Faults(
                faults.map(keys -> keys.required("api", "give its address, such as `http://127.0.0.1:8474`"))
                        .map(Addresses::api)
                        .orElse(Addresses.NOWHERE),
                faults.flatMap(keys -> keys.optional("server"))
                        .flatMap(value -> value.oneOf(Server.labels(), "server"))
                        .flatMap(RemoteSection::server)
                        .orElse(Server.FAULT_PROXY),
                proxies);
    }

    private static void proxies(YamlMap targets, Map<String, String> proxies) {
        for (String target : targets.keys()) {
            String name = targets.required(target, "name its proxy").text();
            if (!name.isEmpty() && proxies.containsValue(name)) {
                targets.mistake(
                        target, "`" + name + "` is another target's proxy: nobody could tell their faults apart");
            }
            proxies.put(target, name);
        }
        if (targets.keys().isEmpty()) {
            targets.mistake("is empty: name the proxy before `inference`");
        }
    }

    private static Optional<Server> server(String label) {
        return Stream.of(Server.values())
                .filter(server -> server.label().equals(label))
                .findFirst();
    }

    private static RemoteDefinition.Records records(YamlMap records, Path file) {
        records.closed(List.of("breakers", "inference-calls"));
        return new RemoteDefinition.Records(
                records.optional("breakers").map(Addresses::read),
                records.optional("inference-calls")
                        .map(YamlValue::text)
                        .map(path -> file.toAbsolutePath().resolveSibling(path)));
    }

    private static RemoteDefinition.LedgerSource ledger(YamlMap ledger, URI shop, Path file) {
        ledger.closed(List.of("url", "token", "charges", "notes"));
        return new RemoteDefinition.LedgerSource(
                ledger.optional("url").map(Addresses::read).orElse(shop),
                SecretSection.read(
                                ledger.required("token", "say where it is: `{variable: NAME}` or `{file: PATH}`"), file)
                        .orElse(NO_SECRET),
                charges(ledger.required(
                        "charges",
                        "say where the payment partner tells its charges, or `none` where nobody is charged")),
                ledger.optional("notes")
                        .flatMap(value -> value.oneOf(List.of(REFERENCE_STORE), "kind of notes"))
                        .isPresent());
    }

    private static Optional<URI> charges(YamlValue value) {
        String text = value.text();
        return text.isEmpty() || text.equals(NONE) ? Optional.empty() : Optional.of(Addresses.of(text, value));
    }

    private static RemoteDefinition.Model model(YamlMap model, Path file) {
        model.closed(List.of("url", "name", "token"));
        return new RemoteDefinition.Model(
                Addresses.read(
                        model.required("url", "give its address past every proxy, such as `http://127.0.0.1:8081`")),
                model.optional("name").map(YamlValue::text).orElse(USUAL_MODEL),
                model.optional("token").flatMap(token -> SecretSection.read(token, file)));
    }

    private static Optional<YamlMap> section(YamlMap map, String key) {
        return map.optional(key).flatMap(YamlValue::map);
    }
}
