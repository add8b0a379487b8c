package io.ridethrough.faults.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Many proxies in one request. */
final class PopulateBehaviours {
    private static final String UPSTREAM = "127.0.0.1:9";

    private PopulateBehaviours() {}

    static List<Behaviour> all() {
        return List.of(
                new Behaviour("populate", "201, a b, in order", subject -> {
                    Answer answer = subject.post(
                            "/populate", "[" + one("a", "127.0.0.1:0") + "," + one("b", "127.0.0.1:0") + "]");
                    return answer.status() + ", " + names(answer) + ", in order";
                }),
                new Behaviour("populate-nothing", "201 []", subject -> {
                    Answer answer = subject.post("/populate", "[]");
                    return answer.status() + " " + answer.json().path("proxies");
                }),
                new Behaviour(
                        "populate-refusals",
                        "400 missing required field: name at proxy 2; 400 missing required field: upstream at proxy 1;"
                                + " 400 bad request body; 0 proxies",
                        subject -> {
                            String nameless = "{\"upstream\":\"127.0.0.1:9\"}";
                            String said =
                                    subject.post("/populate", "[" + one("a", "127.0.0.1:0") + "," + nameless + "]")
                                                    .refusal()
                                            + "; "
                                            + subject.post("/populate", "[{\"name\":\"a\"}]")
                                                    .refusal() + "; "
                                            + subject.post("/populate", "{}").refusal();
                            return said + "; " + subject.get("/proxies").json().size() + " proxies";
                        }),
                new Behaviour("populate-keeps-the-same", "latency on a, none on b", subject -> {
                    Through same = subject.proxy("a", UPSTREAM);
                    same.toxic("latency", "");
                    subject.proxy("b", UPSTREAM).toxic("latency", "");
                    JsonNode proxies = subject.post(
                                    "/populate", "[" + one("a", same.listen()) + "," + one("b", "127.0.0.1:0") + "]")
                            .json()
                            .path("proxies");
                    return toxic(proxies.path(0)) + " on a, " + toxic(proxies.path(1)) + " on b";
                }),
                new Behaviour("populate-in-part", "500, error status proxies, a; then a b there", subject -> {
                    Through holder = subject.proxy("b", UPSTREAM);
                    Answer answer = subject.post(
                            "/populate", "[" + one("a", "127.0.0.1:0") + "," + one("c", holder.listen()) + "]");
                    return answer.status() + ", " + String.join(" ", Answer.fields(answer.json())) + ", "
                            + names(answer) + "; then "
                            + String.join(
                                    " ", Answer.fields(subject.get("/proxies").json())) + " there";
                }),
                new Behaviour("populate-heeds-enabled", "disabled", subject -> {
                    Through same = subject.proxy("a", UPSTREAM);
                    subject.post("/populate", "[" + one("a", same.listen()).replace("}", ",\"enabled\":false}") + "]");
                    return subject.get("/proxies/a").json().path("enabled").asBoolean() ? "enabled" : "disabled";
                }));
    }

    private static String one(String name, String listen) {
        return "{\"name\":\"" + name + "\",\"upstream\":\"127.0.0.1:9\",\"listen\":\"" + listen + "\"}";
    }

    private static String names(Answer answer) {
        List<String> names = new ArrayList<>();
        answer.json()
                .path("proxies")
                .forEach(proxy -> names.add(proxy.path("name").asText()));
        return String.join(" ", names);
    }

    private static String toxic(JsonNode proxy) {
        return proxy.path("toxics").path(0).path("name").asText("none");
    }
}
