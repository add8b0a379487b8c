package io.ridethrough.faults.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is read of a request's body and path, and what is refused. */
final class BodyBehaviours {
    private static final String UPSTREAM = "127.0.0.1:9";
    private static final int TOO_LARGE_BYTES = 2 * 1024 * 1024;

    private BodyBehaviours() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour("body-leniency", "201 201 201 201", BodyBehaviours::lenient),
                new Behaviour(
                        "body-null",
                        "400 missing required field: name, 400 invalid toxic type, 200, 200",
                        BodyBehaviours::nulls),
                new Behaviour("body-strictness", "400 400 400 400 400 400 400 400", BodyBehaviours::strict),
                new Behaviour("body-unread", "404 404 404 204", subject -> {
                    subject.proxy("a", UPSTREAM);
                    return subject.post("/proxies/none", "{").status()
                            + " " + subject.post("/proxies/none/toxics", "{").status()
                            + " " + subject.post("/proxies/a/toxics/none", "{").status()
                            + " " + subject.post("/reset", "{").status();
                }),
                new Behaviour(
                        "body-limit",
                        "413",
                        subject -> String.valueOf(subject.post("/proxies", """
                        {"name":"a","upstream":"127.0.0.1:9","listen":"127.0.0.1:0","padding":"%s"}""".formatted("x".repeat(TOO_LARGE_BYTES)))
                                .status())),
                new Behaviour("path-decoding", "200 200", subject -> {
                    subject.proxy("a b", UPSTREAM);
                    subject.proxy("a+b", UPSTREAM);
                    return subject.get("/proxies/a%20b").status() + " "
                            + subject.get("/proxies/a+b").status();
                }),
                // On a server of its own: the original cannot delete such a proxy either.
                // On a server of its own: the original cannot delete such a proxy either.
                new Behaviour(
                        "path-encoded-slash",
                        "200",
                        subject -> subject.another(1, other -> {
                            other.proxy("a/b", UPSTREAM);
                            return String.valueOf(other.get("/proxies/a%2Fb").status());
                        })),
                new Behaviour("values-checked", "400 400 400 400 400", subject -> {
                    subject.proxy("a", UPSTREAM);
                    return String.join(
                            " ",
                            toxic(subject, "{\"name\":\"1\",\"type\":\"latency\",\"attributes\":{\"latency\":-1}}"),
                            toxic(subject, "{\"name\":\"2\",\"type\":\"bandwidth\",\"attributes\":{\"rate\":-1}}"),
                            toxic(
                                    subject,
                                    "{\"name\":\"3\",\"type\":\"timeout\",\"attributes\":{\"timeout\":9000000000}}"),
                            toxic(subject, "{\"name\":\"4\",\"type\":\"latency\",\"toxicity\":-0.5}"),
                            toxic(subject, "{\"name\":\"5\",\"type\":\"latency\",\"toxicity\":1.5}"));
                }));
    }

    private static String lenient(Subject subject) throws IOException {
        List<String> statuses = new ArrayList<>();
        for (String body : List.of(
                "{\"name\":\"a\",\"upstream\":\"127.0.0.1:9\",\"listen\":\"127.0.0.1:0\",\"unknown\":[1]}",
                "{\"name\":\"b\",\"upstream\":\"127.0.0.1:9\",\"listen\":\"127.0.0.1:0\"} and more",
                "{\"Name\":\"c\",\"UPSTREAM\":\"127.0.0.1:9\",\"listen\":\"127.0.0.1:0\",\"enabled\":null}",
                "{\"name\":\"a\",\"name\":\"d\",\"upstream\":\"127.0.0.1:9\",\"listen\":\"127.0.0.1:0\"}")) {
            statuses.add(String.valueOf(subject.post("/proxies", body).status()));
        }
        return String.join(" ", statuses);
    }

    private static String nulls(Subject subject) throws IOException {
        subject.proxy("a", UPSTREAM).toxic("latency", "");
        return subject.post("/proxies", "null").refusal()
                + ", " + subject.post("/proxies/a/toxics", "null").refusal()
                + ", " + subject.patch("/proxies/a", "null").status()
                + ", " + subject.patch("/proxies/a/toxics/latency", "null").status();
    }

    private static String strict(Subject subject) throws IOException {
        subject.proxy("a", UPSTREAM).toxic("latency", "");
        return String.join(
                " ",
                String.valueOf(subject.post("/proxies", "").status()),
                String.valueOf(subject.post("/proxies", "[]").status()),
                String.valueOf(subject.patch("/proxies/a", "").status()),
                String.valueOf(subject.patch("/proxies/a", "{\"enabled\":1}").status()),
                String.valueOf(subject.patch("/proxies/a/toxics/latency", "").status()),
                toxic(subject, "{\"name\":\"b\",\"type\":\"latency\",\"attributes\":[]}"),
                toxic(subject, "{\"name\":\"c\",\"type\":\"latency\",\"attributes\":{\"latency\":1.5}}"),
                toxic(subject, "{\"name\":\"d\",\"type\":\"latency\",\"attributes\":{\"latency\":\"1\"}}"));
    }

    private static String toxic(Subject subject, String body) throws IOException {
        return String.valueOf(subject.post("/proxies/a/toxics", body).status());
    }
}
