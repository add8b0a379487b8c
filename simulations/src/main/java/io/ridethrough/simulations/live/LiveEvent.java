package io.ridethrough.simulations.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.report.ScriptJson;
import io.ridethrough.results.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One message to whoever watches, as server-sent events have it.
 *
 * @param name its kind
 * @param data JSON on one line
 */
record LiveEvent(String name, String data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** New numbers, as {@link io.ridethrough.results.report.LiveReport#plots} makes them. */
    static LiveEvent plots(String numbers) {
        return new LiveEvent("plots", numbers);
    }

    /** The last one of a run that was judged. */
    static LiveEvent judged(Verdict verdict, Path report) {
        ObjectNode fields = JSON.createObjectNode();
        fields.put("grade", verdict.grade().name());
        fields.put("sentence", verdict.sentence());
        fields.put("report", report.toString());
        return new LiveEvent("judged", ScriptJson.of(fields));
    }

    /** The last one of a run that was not. */
    static LiveEvent ended(String why) {
        return new LiveEvent("ended", ScriptJson.of(JSON.createObjectNode().put("why", why)));
    }

    byte[] bytes() {
        return ("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
