package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.EngineCounts;
import io.ridethrough.environments.model.engine.EngineLatencies;
import io.ridethrough.environments.model.engine.LatencyReading;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The body of {@code /metrics}, in Prometheus' text format. */
final class MetricsText {
    private static final String PREFIX = "ridethrough_model_";

    private MetricsText() {}

    /** @param chatRequests requests that came in on {@code /v1/chat/completions}, whatever became of them */
    static String of(ModelVersions versions, long chatRequests) {
        List<ServedModel> all = versions.all();
        StringBuilder text = new StringBuilder();
        head(text, PREFIX + "requests_total", "counter");
        sample(text, PREFIX + "requests_total", "", String.valueOf(chatRequests));
        each(text, all, "requests_running", "gauge", EngineCounts::running);
        each(text, all, "requests_waiting", "gauge", EngineCounts::waiting);
        each(text, all, "requests_finished_total", "counter", EngineCounts::finished);
        each(text, all, "requests_rejected_total", "counter", EngineCounts::rejected);
        each(text, all, "requests_cancelled_total", "counter", EngineCounts::cancelled);
        each(text, all, "requests_failed_total", "counter", EngineCounts::failed);
        each(text, all, "prompt_tokens_total", "counter", EngineCounts::promptTokens);
        each(text, all, "generated_tokens_total", "counter", EngineCounts::generatedTokens);
        each(text, all, "steps_total", "counter", EngineCounts::steps);
        histogram(text, all, "time_to_first_token_seconds", EngineLatencies::firstToken);
        histogram(text, all, "inter_token_latency_seconds", EngineLatencies::interToken);
        histogram(text, all, "e2e_request_latency_seconds", EngineLatencies::endToEnd);
        head(text, ChatJson.PACE, "gauge");
        for (ServedModel version : all) {
            sample(
                    text,
                    ChatJson.PACE,
                    labels(version),
                    String.valueOf(version.pace().toMillis()));
        }
        return text.toString();
    }

    private static void each(
            StringBuilder text, List<ServedModel> versions, String name, String type, ToLongFunction<EngineCounts> of) {
        head(text, PREFIX + name, type);
        for (ServedModel version : versions) {
            long value = of.applyAsLong(version.engine().counts());
            sample(text, PREFIX + name, labels(version), String.valueOf(value));
        }
    }

    private static void histogram(
            StringBuilder text, List<ServedModel> versions, String name, Function<EngineLatencies, LatencyReading> of) {
        head(text, PREFIX + name, "histogram");
        for (ServedModel version : versions) {
            LatencyReading reading = of.apply(version.engine().latencies());
            String bucket = PREFIX + name + "_bucket";
            for (int i = 0; i < reading.bounds().size(); i++) {
                String bound = seconds(reading.bounds().get(i));
                sample(
                        text,
                        bucket,
                        labels(version) + ",le=\"" + bound + "\"",
                        String.valueOf(reading.upTo().get(i)));
            }
            sample(text, bucket, labels(version) + ",le=\"+Inf\"", String.valueOf(reading.count()));
            sample(text, PREFIX + name + "_sum", labels(version), seconds(reading.sum()));
            sample(text, PREFIX + name + "_count", labels(version), String.valueOf(reading.count()));
        }
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString();
    }

    private static void head(StringBuilder text, String name, String type) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void sample(StringBuilder text, String name, String labels, String value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ').append(value).append('\n');
    }

    private static String labels(ServedModel version) {
        return "model_name=\"" + escaped(version.name()) + "\"";
    }

    /** As a label's value is to be written. */
    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
