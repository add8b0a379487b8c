package io.ridethrough.faults.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Creating, changing and resetting proxies. */
final class ProxyBehaviours {
    private static final String UPSTREAM = "127.0.0.1:9";

    private ProxyBehaviours() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour("proxies-by-name", "a b c", subject -> {
                    subject.proxy("b", UPSTREAM);
                    subject.proxy("c", UPSTREAM);
                    subject.proxy("a", UPSTREAM);
                    return String.join(
                            " ", Answer.fields(subject.get("/proxies").json()));
                }),
                new Behaviour("listen-echo", "localhost:0, then 127.0.0.1:PORT, then the same, disabled", subject -> {
                    String asGiven =
                            subject.post("/proxies", """
                            {"name":"a","upstream":"127.0.0.1:9","listen":"localhost:0","enabled":false}""").json().path("listen").asText();
                    String resolved = listen(subject.patch("/proxies/a", "{\"enabled\":true}"));
                    Answer disabled = subject.patch("/proxies/a", "{\"enabled\":false}");
                    return asGiven + ", then " + resolved.replaceAll("[0-9]+$", "PORT") + ", then "
                            + (listen(disabled).equals(resolved) ? "the same, " : "another, ")
                            + (disabled.json().path("enabled").asBoolean() ? "enabled" : "disabled");
                }),
                new Behaviour(
                        "listen-default",
                        "127.0.0.1",
                        subject -> listen(subject.post("/proxies", "{\"name\":\"a\",\"upstream\":\"127.0.0.1:9\"}"))
                                .replaceAll(":[0-9]+$", "")),
                new Behaviour(
                        "loopback-only",
                        "403 403",
                        subject -> create(subject, "a", "127.0.0.1:0", "192.0.2.1:9") + " "
                                + create(subject, "b", "0.0.0.0:0", UPSTREAM)),
                new Behaviour("addresses-checked", "400 400, upstream kept", subject -> {
                    subject.proxy("c", UPSTREAM);
                    String statuses = create(subject, "a", "127.0.0.1:0", "nowhere") + " "
                            + create(subject, "b", "nowhere", UPSTREAM);
                    JsonNode changed =
                            subject.patch("/proxies/c", "{\"upstream\":\"\"}").json();
                    return statuses + ", upstream "
                            + (changed.path("upstream").asText().isEmpty() ? "lost" : "kept");
                }),
                new Behaviour("rename", "200 a", subject -> {
                    subject.proxy("a", UPSTREAM);
                    Answer answer = subject.patch("/proxies/a", "{\"name\":\"b\"}");
                    return answer.status() + " " + answer.json().path("name").asText();
                }),
                new Behaviour("move-keeps-toxics", "another port, latency", subject -> {
                    Through before = subject.proxy("a", UPSTREAM);
                    before.toxic("latency", "");
                    JsonNode after = subject.patch("/proxies/a", "{\"listen\":\"127.0.0.1:0\"}")
                            .json();
                    return (after.path("listen").asText().equals(before.listen()) ? "the same" : "another") + " port, "
                            + after.path("toxics").path(0).path("name").asText();
                }),
                new Behaviour("move-that-fails", "500, enabled, where it was", subject -> {
                    Through other = subject.proxy("a", UPSTREAM);
                    Through moved = subject.proxy("b", UPSTREAM);
                    int status = subject.patch("/proxies/b", "{\"listen\":\"" + other.listen() + "\"}")
                            .status();
                    JsonNode after = subject.get("/proxies/b").json();
                    return status + ", " + (after.path("enabled").asBoolean() ? "enabled" : "disabled") + ", "
                            + (after.path("listen").asText().equals(moved.listen()) ? "where it was" : "elsewhere");
                }),
                new Behaviour("toxics-on-creation", "201 with latency", subject -> {
                    Answer created = subject.post("/proxies", """
                            {"name":"a","upstream":"127.0.0.1:9","listen":"127.0.0.1:0",
                             "toxics":[{"type":"latency"}]}""");
                    return created.status() + " with "
                            + created.json().path("toxics").path(0).path("type").asText("none");
                }),
                new Behaviour("reset", "204, enabled, 0 toxics", subject -> {
                    Through proxy = subject.proxy("a", UPSTREAM);
                    proxy.toxic("latency", "");
                    proxy.setEnabled(false);
                    int status = subject.post("/reset", "").status();
                    JsonNode after = subject.get("/proxies/a").json();
                    return status + ", " + (after.path("enabled").asBoolean() ? "enabled" : "disabled") + ", "
                            + after.path("toxics").size() + " toxics";
                }));
    }

    private static int create(Subject subject, String name, String listen, String upstream) throws IOException {
        return subject.post("/proxies", """
                {"name":"%s","listen":"%s","upstream":"%s"}""".formatted(name, listen, upstream)).status();
    }

    private static String listen(Answer answer) {
        return answer.json().path("listen").asText();
    }
}
