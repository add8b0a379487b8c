package io.ridethrough.environments.model.server;

import io.ridethrough.environments.model.engine.EngineCounts;

/** The body of {@code /metrics}, in Prometheus' text format. */
final class MetricsText {
    private static final String PREFIX = "ridethrough_model_";

    private MetricsText() {}

    /** @param chatRequests requests that came in on {@code /v1/chat/completions}, whatever became of them */
    static String of(EngineCounts counts, long chatRequests) {
        return line("requests_running", "gauge", counts.running())
                + line("requests_waiting", "gauge", counts.waiting())
                + line("requests_total", "counter", chatRequests)
                + line("requests_finished_total", "counter", counts.finished())
                + line("requests_rejected_total", "counter", counts.rejected())
                + line("requests_cancelled_total", "counter", counts.cancelled())
                + line("requests_failed_total", "counter", counts.failed())
                + line("prompt_tokens_total", "counter", counts.promptTokens())
                + line("generated_tokens_total", "counter", counts.generatedTokens())
                + line("steps_total", "counter", counts.steps());
    }

    private static String line(String name, String type, long value) {
        return "# TYPE " + PREFIX + name + " " + type + "\n" + PREFIX + name + " " + value + "\n";
    }
}
