package io.ridethrough.faults.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Toxics as the API keeps them. */
final class ToxicBehaviours {
    private static final String UPSTREAM = "127.0.0.1:9";

    /** One more than the fault proxy has room for. */
    private static final int MANY = 65;

    private ToxicBehaviours() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour("toxic-names", "latency_downstream, latency_upstream", subject -> {
                    subject.proxy("a", UPSTREAM);
                    JsonNode down = subject.post("/proxies/a/toxics", "{\"type\":\"latency\",\"name\":\"\"}")
                            .json();
                    JsonNode up = subject.post("/proxies/a/toxics", "{\"type\":\"latency\",\"stream\":\"upstream\"}")
                            .json();
                    return down.path("name").asText() + ", " + up.path("name").asText();
                }),
                new Behaviour("stream-in-capitals", "latency_upstream on upstream", subject -> {
                    subject.proxy("a", UPSTREAM);
                    JsonNode toxic = subject.post("/proxies/a/toxics", "{\"type\":\"latency\",\"stream\":\"UPSTREAM\"}")
                            .json();
                    return toxic.path("name").asText() + " on "
                            + toxic.path("stream").asText();
                }),
                new Behaviour("toxics-in-order", "u1 u2 d1 d2", subject -> {
                    Through proxy = subject.proxy("a", UPSTREAM);
                    proxy.toxic("d1", "latency", "downstream", 1, "");
                    proxy.toxic("u1", "latency", "upstream", 1, "");
                    proxy.toxic("d2", "latency", "downstream", 1, "");
                    proxy.toxic("u2", "latency", "upstream", 1, "");
                    List<String> names = new ArrayList<>();
                    subject.get("/proxies/a/toxics")
                            .json()
                            .forEach(toxic -> names.add(toxic.path("name").asText()));
                    return String.join(" ", names);
                }),
                new Behaviour("toxicity-echo", "0.1 1 0 0.5", subject -> {
                    subject.proxy("a", UPSTREAM);
                    List<String> echoes = new ArrayList<>();
                    for (String toxicity : List.of("0.1", "1.0", "0", "0.5")) {
                        echoes.add(subject.post("/proxies/a/toxics", """
                                {"name":"%s","type":"latency","toxicity":%s}""".formatted(toxicity, toxicity))
                                .json()
                                .path("toxicity")
                                .toString());
                    }
                    return String.join(" ", echoes);
                }),
                new Behaviour("update-keeps-the-rest", "latency 5, jitter 2, toxicity 0.5", subject -> {
                    Through proxy = subject.proxy("a", UPSTREAM);
                    proxy.toxic("slow", "latency", "downstream", 0.5, "\"latency\":1,\"jitter\":2");
                    proxy.change("slow", "\"latency\":5");
                    JsonNode toxic = subject.get("/proxies/a/toxics/slow").json();
                    JsonNode attributes = toxic.path("attributes");
                    return "latency " + attributes.path("latency") + ", jitter " + attributes.path("jitter")
                            + ", toxicity " + toxic.path("toxicity");
                }),
                new Behaviour("update-of-what-is-fixed", "slow latency downstream", subject -> {
                    subject.proxy("a", UPSTREAM).toxic("slow", "latency", "downstream", 1, "");
                    JsonNode toxic =
                            subject.patch("/proxies/a/toxics/slow", """
                                    {"name":"fast","type":"timeout","stream":"upstream"}""").json();
                    return toxic.path("name").asText() + " "
                            + toxic.path("type").asText() + " "
                            + toxic.path("stream").asText();
                }),
                new Behaviour("update-that-fails", "400, latency 1", subject -> {
                    subject.proxy("a", UPSTREAM).toxic("slow", "latency", "downstream", 1, "\"latency\":1");
                    int status = subject.patch(
                                    "/proxies/a/toxics/slow", "{\"attributes\":{\"latency\":77,\"jitter\":\"x\"}}")
                            .status();
                    return status + ", latency "
                            + subject.get("/proxies/a/toxics/slow")
                                    .json()
                                    .path("attributes")
                                    .path("latency");
                }),
                new Behaviour("caps", "toxic 65 409", subject -> {
                    subject.proxy("a", UPSTREAM);
                    int status = 0;
                    for (int i = 1; i <= MANY; i++) {
                        status = subject.post("/proxies/a/toxics", "{\"type\":\"noop\",\"name\":\"" + i + "\"}")
                                .status();
                    }
                    return "toxic " + MANY + " " + status;
                }));
    }
}
