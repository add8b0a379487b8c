package io.ridethrough.simulations.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One answer of the shop's.
 *
 * @param headers the first value of each, by its name in lower case
 * @param json the body; missing when it is no JSON
 * @param sentAt by this machine's clock, like {@code endedAt}
 * @param took from the request to the last byte of the answer
 */
record ShopAnswer(
        int status, Map<String, String> headers, JsonNode json, Instant sentAt, Instant endedAt, Duration took) {
    private static final Pattern CAPTCHA = Pattern.compile("re-?captcha|captcha", Pattern.CASE_INSENSITIVE);
    /** How Magento's own limit on orders turns away, over GraphQL. */
    static final String IN_GOOD_FORM = "with status 200";

    private static final String TOO_MANY = "Too Many Requests";
    private static final int LONGEST_WORDS = 200;

    ShopAnswer {
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What the field of {@code data} that was asked for says; missing when there is none. */
    JsonNode data(String field) {
        return json.path("data").path(field);
    }

    /** What the shop says it refused, with any status: an error of GraphQL's, or one of the asked field's own. */
    Optional<String> refusal() {
        Optional<String> error = message(json.path("errors"));
        if (error.isPresent()) {
            return error;
        }
        for (JsonNode field : json.path("data")) {
            Optional<String> own = message(field.path("user_errors")).or(() -> message(field.path("errors")));
            if (own.isPresent()) {
                return own;
            }
        }
        return json.path("data").isObject() ? Optional.empty() : Optional.of("status " + status + " without any data");
    }

    private static Optional<String> message(JsonNode errors) {
        String words = errors.path(0).path("message").asText();
        return errors.isArray() && !errors.isEmpty() ? Optional.of(shortened(words)) : Optional.empty();
    }

    private static String shortened(String words) {
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) + "…" : words;
    }

    /** Whether the shop wants to see a captcha solved. */
    boolean wantsCaptcha() {
        return refusal().filter(words -> CAPTCHA.matcher(words).find()).isPresent();
    }

    /** Whether the schema has no such field as was asked for. */
    boolean knowsNoSuchField() {
        return refusal().filter(words -> words.startsWith("Cannot query field")).isPresent();
    }

    /** How the request was turned away because of who asked or how often; empty when it was not. */
    Optional<String> turnedAway() {
        if (status == 429) {
            return Optional.of(TOO_MANY + ", with status 429");
        }
        if (refusal().filter(TOO_MANY::equals).isPresent()) {
            return Optional.of(TOO_MANY + ", with status " + status);
        }
        boolean isPage =
                header("content-type").orElse("").toLowerCase(Locale.ROOT).contains("html");
        return status == 403 && isPage
                ? Optional.of("a page with status 403, as bot protection sends it")
                : Optional.empty();
    }
}
