package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Recorded requests to a Magento 2.4.8-p1 shop, sent to the store in their sequence. Compared are status,
 * structure, and the values of codes, categories and messages; ids are carried over from answer to request.
 */
class TranscriptConformanceTest {
    private static final Path TRANSCRIPTS = Path.of("src/test/resources/magento-2.4.8-p1/transcripts");
    private static TestStore shop;
    private final Map<String, String> ours = new HashMap<>();

    /** What unrecorded steps had done to carts before the recorded requests came to them. */
    private void prepareCarts() {
        ours.put("r4adEW4nsxRhW8Q0DaXoc8jhqPzbN30Q", shop.emptyCart());
        ours.put("PkVv6QeJMLkFsu4XB5xV5jF4qP4vthNG", shop.emptyCart());
        ours.put("ZrhMDGeflxrf1TJbeARHaBAvx9WDvqKT", shop.cartAfter(TestStore.Step.SHIPPING_ADDRESS));
        ours.put("vosOgCMElIqQn9lbYQaorSqFjVeNKaZT", shop.emptyCart());
        ours.put("MWHoopLQuK81nnkUiiuEgPngINA2tU3a", shop.cartAfter(TestStore.Step.EMAIL));
        ours.put("a5iAQZp81YTHNU6BF8UvCbmpIXTyxsw9", shop.cartAfter(TestStore.Step.SHIPPING_METHOD));
        ours.put("vpHrHFRVCFAZsuCfAKaMR4wrqXNYVHAZ", shop.emptyCart());
        ours.put("nVWKWqkW0OV8h8wAqyYS1fIzjXcw50vU", shop.emptyCart());
    }

    @BeforeAll
    static void open() throws Exception {
        shop = TestStore.sound();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void answers_what_the_recorded_shop_answered() throws Exception {
        prepareCarts();
        Map<String, String> differences = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(TRANSCRIPTS)) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            JsonNode recorded = TestStore.JSON.readTree(file.toFile());
            replay(recorded).ifPresent(difference -> differences.put(String.valueOf(file.getFileName()), difference));
        }
        assertThat(files).hasSizeGreaterThan(35);
        assertThat(differences).isEmpty();
    }

    private java.util.Optional<String> replay(JsonNode recorded) throws IOException {
        JsonNode request = recorded.path("request");
        Map<String, String> headers = new HashMap<>();
        request.path("headers").properties().stream()
                .filter(header -> !header.getKey().equals("Content-Type"))
                .forEach(header -> headers.put(
                        header.getKey(), translated(header.getValue().asText())));
        String body = request.path("body").isTextual()
                ? request.path("body").asText()
                : request.path("body").isNull()
                        ? ""
                        : translated(request.path("body").toString());
        String path =
                translated(request.path("path").asText()).replace("[", "%5B").replace("]", "%5D");
        if (path.startsWith("/rest/V1/orders") && headers.containsKey("Authorization")) {
            headers.putAll(shop.bearerOfAdministrator());
        }
        TestStore.Answer answer = shop.send(request.path("method").asText(), path, headers, body);
        JsonNode expected = recorded.path("response");
        if (answer.status() != expected.path("status").asInt()) {
            return java.util.Optional.of("status " + answer.status() + ": " + answer.text());
        }
        return difference("", expected.path("body"), answer.json());
    }

    private java.util.Optional<String> difference(String at, JsonNode theirs, JsonNode mine) {
        if (theirs.isObject()) {
            for (Map.Entry<String, JsonNode> field : theirs.properties()) {
                java.util.Optional<String> inside =
                        difference(at + "/" + field.getKey(), field.getValue(), mine.path(field.getKey()));
                if (inside.isPresent()) {
                    return inside;
                }
            }
            return java.util.Optional.empty();
        }
        if (theirs.isArray()) {
            Iterator<JsonNode> each = mine.iterator();
            if ((theirs.size() > 0 && mine.size() == 0) || !mine.isArray()) {
                return java.util.Optional.of(at + " is " + mine);
            }
            for (JsonNode element : theirs) {
                if (!each.hasNext()) {
                    break;
                }
                java.util.Optional<String> inside = difference(at + "/-", element, each.next());
                if (inside.isPresent()) {
                    return inside;
                }
            }
            return java.util.Optional.empty();
        }
        if (theirs.getNodeType() != mine.getNodeType()) {
            return java.util.Optional.of(at + " is " + mine + " where " + theirs + " was recorded");
        }
        return compareValue(at, theirs, mine);
    }

    private java.util.Optional<String> compareValue(String at, JsonNode theirs, JsonNode mine) {
        String name = at.substring(at.lastIndexOf('/') + 1);
        boolean isExact = List.of("code", "category", "message", "sku", "stock_status", "resources", "__typename")
                .contains(name);
        if (isExact && !translated(theirs.asText()).equals(mine.asText())) {
            return java.util.Optional.of(at + " is \"" + mine.asText() + "\" where \"" + theirs.asText() + "\"");
        }
        if (theirs.isTextual()
                && !theirs.asText().equals(mine.asText())
                && theirs.asText().length() > 5) {
            ours.put(theirs.asText(), mine.asText());
        }
        return java.util.Optional.empty();
    }

    private String translated(String text) {
        String translated = text;
        for (Map.Entry<String, String> id : ours.entrySet()) {
            translated = translated.replace(id.getKey(), id.getValue());
        }
        return translated;
    }
}
