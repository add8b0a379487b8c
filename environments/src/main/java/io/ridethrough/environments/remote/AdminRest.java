package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.ShopRefusedException;
import io.ridethrough.environments.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Magento's admin REST API, as its {@code searchCriteria} and its refusals have it. */
final class AdminRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Below the 300 that Magento allows where it limits input. */
    private static final int PAGE = 100;

    private static final int MOST_PAGES = 10_000;

    private static final int OK = 200;

    private final URI url;
    private final Secret token;
    private final Fetching fetching;

    /** @param url the API's base address, without {@code /rest} */
    AdminRest(URI url, Secret token, Fetching fetching) {
        this.url = url;
        this.token = token;
        this.fetching = fetching;
    }

    /** @param group of which all have to hold */
    static Map<String, String> filter(int group, String field, String condition, String value) {
        String filter = "searchCriteria[filter_groups][" + group + "][filters][0]";
        Map<String, String> criteria = new LinkedHashMap<>();
        criteria.put(filter + "[field]", field);
        criteria.put(filter + "[condition_type]", condition);
        criteria.put(filter + "[value]", value);
        return criteria;
    }

    /** Everything that a search finds, page by page, over HTTP. */
    List<JsonNode> items(String path, Map<String, String> criteria) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Map<String, String> query = new LinkedHashMap<>(criteria);
            query.put("searchCriteria[pageSize]", String.valueOf(PAGE));
            query.put("searchCriteria[currentPage]", String.valueOf(page));
            JsonNode answer = read(path, query);
            answer.path("items").forEach(items::add);
            if ((long) page * PAGE >= answer.path("total_count").asLong()) {
                return items;
            }
        }
        throw new IOException(path + " has more than " + (long) MOST_PAGES * PAGE + " entries");
    }

    /** One page of a search, over HTTP. */
    JsonNode read(String path, Map<String, String> query) throws IOException {
        Fetching.Answer answer =
                allowed(path, fetching.get(URI.create(url + path + "?" + encoded(query)), headers(), PATIENCE));
        JsonNode page = JSON.readTree(answer.good().body());
        if (!page.has("total_count")) {
            throw new IOException(path + " answered with something else than a list of results");
        }
        return page;
    }

    /** What stands at a path, over HTTP; empty when nothing is told of it. */
    Optional<JsonNode> thing(String path) throws IOException {
        Fetching.Answer answer = allowed(path, fetching.get(URI.create(url + path), headers(), PATIENCE));
        return answer.status() == OK ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
    }

    /** A name as one segment of a path, where a space is no plus. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Posts nothing to a path, over HTTP, for the answer of status 200. */
    JsonNode post(String path) throws IOException {
        return JSON.readTree(allowed(path, fetching.post(URI.create(url + path), "{}", headers(), PATIENCE))
                .good()
                .body());
    }

    /**
     * Deletes what stands at a path, over HTTP.
     *
     * @return false when nothing does
     */
    boolean delete(String path) throws IOException {
        Fetching.Answer answer = allowed(path, fetching.delete(URI.create(url + path), headers(), PATIENCE));
        if (answer.status() == 404) {
            return false;
        }
        return JSON.readTree(answer.good().body()).asBoolean();
    }

    private Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token.reveal(), "Accept", "application/json");
    }

    private static Fetching.Answer allowed(String path, Fetching.Answer answer) throws ShopRefusedException {
        if (answer.status() == 401 || answer.status() == 403) {
            throw new ShopRefusedException(
                    path + " answered " + answer.status()
                            + ": the token of the ledger has no right to it, is no bearer token here, or has expired",
                    answer.status(),
                    path);
        }
        return answer;
    }

    private static String encoded(Map<String, String> query) {
        StringBuilder text = new StringBuilder();
        query.forEach((name, value) -> text.append(text.length() == 0 ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
