package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.EngineCounts;
import java.util.List;
import java.util.function.ToLongFunction;

/** The body of {@code /metrics}, in Prometheus' text format. */
final class MetricsText {
    private static final String PREFIX = "ridethrough_model_";

    private MetricsText() {}

    /** @param chatRequests requests that came in on {@code /v1/chat/completions}, whatever became of them */
    static String of(ModelVersions versions, long chatRequests) {
        List<ServedModel> all = versions.all();
        StringBuilder text = new StringBuilder();
        head(text, "requests_total", "counter");
        text.append(PREFIX).append("requests_total ").append(chatRequests).append('\n');
        each(text, all, "requests_running", "gauge", EngineCounts::running);
        each(text, all, "requests_waiting", "gauge", EngineCounts::waiting);
        each(text, all, "requests_finished_total", "counter", EngineCounts::finished);
        each(text, all, "requests_rejected_total", "counter", EngineCounts::rejected);
        each(text, all, "requests_cancelled_total", "counter", EngineCounts::cancelled);
        each(text, all, "requests_failed_total", "counter", EngineCounts::failed);
        each(text, all, "prompt_tokens_total", "counter", EngineCounts::promptTokens);
        each(text, all, "generated_tokens_total", "counter", EngineCounts::generatedTokens);
        each(text, all, "steps_total", "counter", EngineCounts::steps);
        return text.toString();
    }

    private static void each(
            StringBuilder text, List<ServedModel> versions, String name, String type, ToLongFunction<EngineCounts> of) {
        head(text, name, type);
        for (ServedModel version : versions) {
            text.append(PREFIX)
                    .append(name)
                    .append("{model_name=\"")
                    .append(escaped(version.name()))
                    .append("\"} ")
                    .append(of.applyAsLong(version.engine().counts()))
                    .append('\n');
        }
    }

    private static void head(StringBuilder text, String name, String type) {
        text.append("# TYPE ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    /** As a label's value is to be written. */
    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
