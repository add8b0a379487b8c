package io.ridethrough.faults.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shape of answers: fields, statuses, content types, errors. */
final class AnswerBehaviours {
    private static final String UPSTREAM = "127.0.0.1:9";
    private static final List<String> PROXY_FIELDS = List.of("name", "listen", "upstream", "enabled", "toxics");
    private static final List<String> TOXIC_FIELDS = List.of("attributes", "name", "type", "stream", "toxicity");
    private static final List<String> TYPES =
            List.of("latency", "bandwidth", "slow_close", "timeout", "reset_peer", "slicer", "limit_data", "noop");

    private AnswerBehaviours() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour("proxy-fields", "name listen upstream enabled toxics", subject -> {
                    subject.proxy("a", UPSTREAM);
                    return known(subject.get("/proxies/a").json(), PROXY_FIELDS);
                }),
                new Behaviour("toxic-fields", "attributes name type stream toxicity", subject -> {
                    subject.proxy("a", UPSTREAM).toxic("latency", "");
                    return known(subject.get("/proxies/a/toxics/latency").json(), TOXIC_FIELDS);
                }),
                new Behaviour(
                        "extra-fields",
                        "proxy http point_header touched, toxic touched, version lease_millis",
                        AnswerBehaviours::extraFields),
                new Behaviour(
                        "toxic-attributes",
                        "latency{latency:0,jitter:0} bandwidth{rate:0} slow_close{delay:0} timeout{timeout:0}"
                                + " reset_peer{timeout:0} slicer{average_size:0,size_variation:0,delay:0}"
                                + " limit_data{bytes:0} noop{}",
                        AnswerBehaviours::attributes),
                new Behaviour("version", "200 STRING", subject -> {
                    Answer answer = subject.get("/version");
                    return answer.status() + " " + answer.json().path("version").getNodeType();
                }),
                new Behaviour(
                        "request-id",
                        "differs",
                        subject -> requestId(subject).equals(requestId(subject)) ? "the same" : "differs"),
                new Behaviour("statuses", "201 200 200 200 200 200 200 204 204 204 404", AnswerBehaviours::statuses),
                new Behaviour(
                        "error-texts",
                        "409 proxy already exists; 404 proxy not found; 404 toxic not found; 409 toxic already exists;"
                                + " 400 invalid toxic type; 400 stream was invalid, can be either upstream or"
                                + " downstream; 400 missing required field: name; 400 missing required field: upstream;"
                                + " 400 bad request body",
                        AnswerBehaviours::errors),
                new Behaviour("taken-port", "500 listen tcp PORT: bind: address already in use", subject -> {
                    Through first = subject.proxy("a", UPSTREAM);
                    return subject.post("/proxies", """
                            {"name":"b","upstream":"127.0.0.1:9","listen":"%s"}""".formatted(first.listen()))
                            .refusal()
                            .replace(first.listen(), "PORT");
                }),
                new Behaviour(
                        "error-content-type",
                        "application/json",
                        subject -> subject.get("/proxies/none").contentType()),
                new Behaviour(
                        "unknown-paths-and-methods",
                        "404 JSON, 404 JSON, 405 JSON",
                        subject -> described(subject.get("/nothing"))
                                + ", "
                                + described(subject.get("/proxies/"))
                                + ", "
                                + described(subject.call("PUT", "/proxies", "{}"))),
                new Behaviour("methods", "HEAD 405, OPTIONS 405, DELETE 405", subject -> {
                    List<String> said = new ArrayList<>();
                    for (String method : List.of("HEAD", "OPTIONS", "DELETE")) {
                        said.add(method + " "
                                + subject.call(method, "/proxies", "").status());
                    }
                    return String.join(", ", said);
                }),
                new Behaviour(
                        "browsers",
                        "403",
                        subject -> String.valueOf(subject.call("GET", "/proxies", "", "Mozilla/5.0 (X11; Linux x86_64)")
                                .status())),
                new Behaviour(
                        "query",
                        "200",
                        subject -> String.valueOf(
                                subject.get("/proxies?pretty=true").status())));
    }

    private static String known(JsonNode json, List<String> known) {
        return String.join(
                " ", Answer.fields(json).stream().filter(known::contains).toList());
    }

    private static String unknown(JsonNode json, List<String> known) {
        List<String> more = Answer.fields(json).stream()
                .filter(name -> !known.contains(name))
                .toList();
        return more.isEmpty() ? "none" : String.join(" ", more);
    }

    private static String extraFields(Subject subject) throws IOException {
        subject.proxy("a", UPSTREAM).toxic("latency", "");
        return "proxy " + unknown(subject.get("/proxies/a").json(), PROXY_FIELDS)
                + ", toxic " + unknown(subject.get("/proxies/a/toxics/latency").json(), TOXIC_FIELDS)
                + ", version " + unknown(subject.get("/version").json(), List.of("version"));
    }

    private static String attributes(Subject subject) throws IOException {
        Through proxy = subject.proxy("a", UPSTREAM);
        List<String> all = new ArrayList<>();
        for (String type : TYPES) {
            proxy.toxic(type, "");
            JsonNode attributes =
                    subject.get("/proxies/a/toxics/" + type).json().path("attributes");
            all.add(type + attributes.toString().replace("\"", ""));
        }
        return String.join(" ", all);
    }

    private static String requestId(Subject subject) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(subject.get("/version").headers());
        return headers.getOrDefault("X-Toxiproxy-Request-Id", List.of()).toString();
    }

    private static String statuses(Subject subject) throws IOException {
        String latency = "{\"type\":\"latency\",\"name\":\"slow\"}";
        return String.join(
                " ",
                status(subject.post(
                        "/proxies", "{\"name\":\"a\",\"upstream\":\"127.0.0.1:9\",\"listen\":\"127.0.0.1:0\"}")),
                status(subject.get("/proxies")),
                status(subject.get("/proxies/a")),
                status(subject.patch("/proxies/a", "{\"enabled\":true}")),
                status(subject.post("/proxies/a/toxics", latency)),
                status(subject.patch("/proxies/a/toxics/slow", "{\"toxicity\":0.5}")),
                status(subject.post("/proxies/a/toxics/slow", "{\"attributes\":{\"latency\":1}}")),
                status(subject.delete("/proxies/a/toxics/slow")),
                status(subject.post("/reset", "")),
                status(subject.delete("/proxies/a")),
                status(subject.delete("/proxies/a")));
    }

    private static String errors(Subject subject) throws IOException {
        subject.proxy("a", UPSTREAM).toxic("latency", "");
        return String.join(
                "; ",
                subject.post("/proxies", "{\"name\":\"a\",\"upstream\":\"127.0.0.1:9\"}")
                        .refusal(),
                subject.get("/proxies/none").refusal(),
                subject.get("/proxies/a/toxics/none").refusal(),
                subject.post("/proxies/a/toxics", "{\"name\":\"latency\",\"type\":\"latency\"}")
                        .refusal(),
                subject.post("/proxies/a/toxics", "{\"type\":\"magic\"}").refusal(),
                subject.post("/proxies/a/toxics", "{\"type\":\"latency\",\"stream\":\"sideways\"}")
                        .refusal(),
                subject.post("/proxies", "{\"upstream\":\"127.0.0.1:9\"}").refusal(),
                subject.post("/proxies", "{\"name\":\"b\"}").refusal(),
                subject.post("/proxies", "{\"name\":").refusal());
    }

    private static String status(Answer answer) {
        return String.valueOf(answer.status());
    }

    private static String described(Answer answer) {
        return answer.status() + (answer.isJson() ? " JSON" : answer.body().isEmpty() ? " nothing" : " text");
    }
}
