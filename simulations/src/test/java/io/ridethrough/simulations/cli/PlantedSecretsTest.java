package io.ridethrough.simulations.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ridethrough.simulations.flows.ClientBook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in every place that can hold one, a whole run that uses them, and a search of all that it leaves and says. */
class PlantedSecretsTest {
    private static final Path SCENARIO = Path.of("src", "test", "resources", "short-brownout.yaml");
    private static final long LONGEST_RUN_SECONDS = 180;

    @TempDir
    private Path place;

    @Test
    void no_secret_is_in_any_file_or_word_of_a_run_nor_told_to_its_processes() throws Exception {
        Map<String, String> planted = new LinkedHashMap<>();
        for (int i = 1; i <= 13; i++) {
            planted.put("PLANTED_" + i, "s3cret-%02d-Qx/9+Zk=w".formatted(i));
        }
        Path runs = place.resolve("runs");
        Path said = place.resolve("said.txt");
        Set<String> keysSeen = ConcurrentHashMap.newKeySet();
        HttpServer echo = echo(keysSeen);
        StringBuilder processes = new StringBuilder();
        int exitCode;
        try (StandingShop shop = StandingShop.start(Files.createDirectory(place.resolve("shop")))) {
            String token =
                    Files.readString(place.resolve("shop").resolve("token.txt")).strip();
            planted.put("PLANTED_1", token);
            Process run = start(definition(shop, planted, echo), runs, said, planted);
            exitCode = watch(run, processes);
        } finally {
            echo.stop(0);
        }

        assertThat(exitCode).as(Files.readString(said)).isIn(0, 1, 2);
        assertThat(keysSeen).as("the keys were really sent").hasSize(4).containsAnyOf(planted.get("PLANTED_3"));
        assertThat(read(runs)).contains("\"event\":\"ledger-read\"", "junit.xml", "allure-results", "report.html");
        assertThat(Files.readString(said)).as("the telemetry was really tried").contains("OTEL_EXPORTER_OTLP_TRACES");
        assertThat(processes.toString()).contains("GatlingProcess");
        planted.put("the customers' password", ClientBook.PASSWORD);
        assertThat(planted).hasSize(14);
        for (String all : List.of(read(runs), Files.readString(said, ISO_8859_1), processes.toString())) {
            assertThat(foundIn(all, planted)).isEmpty();
        }
    }

    @Test
    void the_search_finds_what_is_there() throws IOException {
        Map<String, String> planted = Map.of("KEY", "s3cret-01-Qx/9+Zk=w");
        byte[] basic = "admin:s3cret-01-Qx/9+Zk=w".getBytes(UTF_8);

        assertThat(foundIn("Bearer s3cret-01-Qx/9+Zk=w", planted)).containsExactly("KEY");
        assertThat(foundIn("?key=s3cret-01-Qx%2F9%2BZk%3Dw&", planted)).containsExactly("KEY");
        assertThat(foundIn("Basic " + Base64.getEncoder().encodeToString(basic), planted))
                .containsExactly("KEY");
        Files.writeString(place.resolve("file.bin"), "\u0000s3cret-01-Qx/9+Zk=w");
        assertThat(foundIn(read(place), planted)).containsExactly("KEY");
        assertThat(foundIn("nothing", planted)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop: {url: "http://jane:s3cret-20@127.0.0.1:8080"}       | a user in the shop's address
            shop: {url: "http://s3cret-21@127.0.0.1:8080"}            | a name alone
            shop: {url: "http://127.0.0.1:8080/?key=s3cret-22"}       | a query
            shop: {url: "http://127.0.0.1:8080/#s3cret-23"}           | a fragment
            shop: {url: "http://127.0.0.1:8080 s3cret-24"}            | no address at all
            faults: {api: "http://jane:s3cret-25@127.0.0.1:8474", proxies: {inference: i}} | the API's address
            ledger: {url: "http://jane:s3cret-26@127.0.0.1", token: {variable: A}, charges: none} | the ledger's address
            ledger: {token: {variable: A}, charges: "http://jane:s3cret-27@127.0.0.1"} | the partner's address
            ledger: {token: s3cret-28, charges: none}                 | the token itself
            ledger: {token: {variable: s3cret-29}, charges: none}     | the token as a name
            ledger: {token: [s3cret-30], charges: none}               | the token in a list
            ledger: {token: {file: two-lines.txt}, charges: none}     | a file with more than a secret
            model: {url: "http://jane:s3cret-31@127.0.0.1"}           | the model's address
            model: {url: "http://127.0.0.1:1", token: s3cret-32}      | the model's token
            probes: [{gauge: workers, json: /w, url: "http://jane:s3cret-33@127.0.0.1"}] | a probe's address
            probes: [{gauge: workers, json: /w, url: "http://127.0.0.1:1", headers: {X-Key: s3cret-34}}] | a header
            password: s3cret-35                                       | a key that there is not
            customers: {emails: a@example.test, password: s3cret-37}  | the customers' password
            customers: {emails: a@example.test, password: {variable: s3cret-38}} | the password as a name
            """)
    void a_secret_in_the_wrong_place_is_refused_without_being_told(String line, String what) throws IOException {
        Files.writeString(place.resolve("two-lines.txt"), "s3cret-36\nuser: jane\n");
        Path runs = place.resolve("runs");
        StringBuilder text = new StringBuilder("environment: staging\nkind: remote\n");
        if (!line.startsWith("shop:")) {
            text.append("shop: {url: \"http://127.0.0.1:8080\"}\n");
        }
        if (!line.startsWith("faults:")) {
            text.append("faults: {api: \"http://127.0.0.1:8474\", proxies: {inference: i, payment: p}}\n");
        } else {
            line = line.replace("inference: i", "inference: i, payment: p");
        }
        Path file = Files.writeString(
                place.resolve("staging.yaml"), text.append(line).append('\n'));

        CommandLineRun run =
                CommandLineRun.of("run", SCENARIO.toString(), "--env", file.toString(), "--out", runs.toString());

        assertThat(run.exitCode()).as(what + ": " + run.err()).isEqualTo(64);
        assertThat(run.err()).isNotBlank();
        assertThat(run.out() + run.err()).as(what).doesNotContain("s3cret");
        assertThat(runs).doesNotExist();
    }

    /** The shop's own definition, with secrets wherever one can be named. */
    private static Path definition(StandingShop shop, Map<String, String> planted, HttpServer echo) throws IOException {
        Path folder = shop.definition().resolveSibling(".").normalize();
        Files.writeString(folder.resolve("five.key"), planted.get("PLANTED_5") + "\n");
        Files.writeString(folder.resolve("six.key"), planted.get("PLANTED_6"));
        String url = "http://127.0.0.1:" + echo.getAddress().getPort() + "/health";
        String text = Files.readString(shop.definition())
                        .replace("{token: {file: token.txt}", "{token: {variable: PLANTED_1}")
                        .replaceFirst("(model: \\{url: \"[^\"]+\")", "$1, token: {variable: PLANTED_2}")
                + """
                  - gauge: workers
                    url: %1$s
                    json: /workers
                    headers: {X-Api-Key: {variable: PLANTED_3}, X-Tenant-Key: {variable: PLANTED_4}}
                  - gauge: requests-queued
                    url: %1$s
                    json: /echo
                    headers: {X-Api-Key: {file: five.key}, X-Tenant-Key: {file: six.key}}
                """.formatted(url);
        assertThat(text).contains("variable: PLANTED_1", "variable: PLANTED_2");
        return Files.writeString(folder.resolve("planted.yaml"), text);
    }

    /** Answers every request with the keys that came with it, as a careless shop does. */
    private static HttpServer echo(Set<String> keysSeen) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            List<String> keys = List.of(
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key")),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Tenant-Key")));
            keysSeen.addAll(keys);
            byte[] body = ("{\"workers\": 16, \"echo\": \"" + String.join(" ", keys) + "\"}").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** The real command line in a process of its own; its telemetry goes nowhere, which it tells. */
    private static Process start(Path definition, Path runs, Path said, Map<String, String> planted)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dridethrough.home=" + CommandLineRun.REPOSITORY.path(),
                Main.class.getName(),
                "run",
                SCENARIO.toAbsolutePath().toString(),
                "--env",
                definition.toString(),
                "--out",
                runs.toString());
        Map<String, String> variables = builder.environment();
        for (int i = 1; i <= 4; i++) {
            variables.put("PLANTED_" + i, planted.get("PLANTED_" + i));
        }
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "x-key=" + escaped(secret(planted, "PLANTED_7")));
        variables.put("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "authorization=" + escaped(secret(planted, "PLANTED_8")));
        variables.put("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "authorization=" + escaped(secret(planted, "PLANTED_9")));
        variables.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", nowhere(planted, "PLANTED_10", "PLANTED_11"));
        variables.put("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", nowhere(planted, "PLANTED_12", "PLANTED_13"));
        return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    private static String nowhere(Map<String, String> planted, String path, String query) {
        return "http://127.0.0.1:1/" + escaped(secret(planted, path)) + "?key=" + escaped(secret(planted, query));
    }

    private static String secret(Map<String, String> planted, String name) {
        return Optional.ofNullable(planted.get(name)).orElseThrow();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Waits for a run's end, and notes meanwhile what its processes were started with. */
    private static int watch(Process run, StringBuilder processes) throws InterruptedException, IOException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_RUN_SECONDS);
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        while (!run.waitFor(100, TimeUnit.MILLISECONDS)) {
            assertThat(System.nanoTime()).as("the run ends").isLessThan(endNanos);
            for (ProcessHandle child : run.descendants().toList()) {
                Path about = Path.of("/proc", String.valueOf(child.pid()));
                // Before it became another program, a new process has its parent's.
                if (Files.isReadable(about.resolve("cmdline"))
                        && told(about.resolve("cmdline")).contains("GatlingProcess")
                        && seen.add(child.pid())) {
                    processes.append(told(about.resolve("cmdline"))).append(told(about.resolve("environ")));
                }
            }
        }
        return run.exitValue();
    }

    private static String told(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Every file of a folder, with its name, byte by byte. */
    private static String read(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(folder.relativize(file))
                        .append('\n')
                        .append(Files.readString(file, ISO_8859_1))
                        .append('\n');
            }
        }
        return all.toString();
    }

    /** The names of the secrets that are in a text: as they are, escaped, or in Base64 with anything before them. */
    private static List<String> foundIn(String text, Map<String, String> planted) {
        List<String> found = new ArrayList<>();
        planted.forEach((name, secret) -> {
            if (forms(secret).anyMatch(text::contains)) {
                found.add(name);
            }
        });
        return found;
    }

    private static Stream<String> forms(String secret) {
        Stream<String> coded = Stream.of("", "x", "xx").flatMap(before -> {
            byte[] bytes = (before + secret).getBytes(UTF_8);
            String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            // The digits at the ends depend on what stands beside the secret.
            String core = text.substring(before.length() + 1, text.length() - 1);
            return Stream.of(core, core.replace('+', '-').replace('/', '_'));
        });
        return Stream.concat(
                Stream.of(
                        secret,
                        escaped(secret),
                        escaped(secret)
                                .replace("%2F", "%2f")
                                .replace("%2B", "%2b")
                                .replace("%3D", "%3d")),
                coded);
    }
}
