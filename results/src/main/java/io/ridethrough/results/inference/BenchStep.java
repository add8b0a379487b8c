package io.ridethrough.results.inference;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * What one step of a benchmark measured: one rate of open arrivals, or one number of requests kept under way. All that
 * follows is of the requests whose intended start lay in the measured window.
 *
 * @param load {@link #OPEN}, {@link #SYNCHRONOUS} or {@link #THROUGHPUT}
 * @param offeredPerSecond the rate asked for; what was achieved when the step was not open
 * @param offered requests
 * @param endings how many ended in which way; adds up to {@code offered}
 * @param completePerSecond complete answers that came within the window, whenever they began, by its length
 * @param good requests that met the objective
 * @param goodShare of all that were offered
 * @param goodPerSecond by the length of the window
 * @param tokensPerSecond of complete answers, by the length of the window
 * @param ttft over all that were offered
 * @param itl gaps between pieces, of every answer that began; when the client gave up, the last one is as long as it waited
 * @param tpot over all that were offered and would have two tokens or more
 * @param e2e over all that were offered
 * @param lag how late the client was to ask; never unanswered
 * @param mostUnderWay requests at once
 * @param unansweredAtStart of the window
 * @param unansweredAtEnd of the window
 * @param soundness {@link #SOUND}, or why the figures are not to be used
 * @param saturation empty, or what shows that the endpoint could not keep up
 */
public record BenchStep(
        String load,
        double offeredPerSecond,
        long offered,
        Map<String, Long> endings,
        double completePerSecond,
        long good,
        double goodShare,
        double goodPerSecond,
        double tokensPerSecond,
        Latencies ttft,
        Latencies itl,
        Latencies tpot,
        Latencies e2e,
        Latencies lag,
        int mostUnderWay,
        int unansweredAtStart,
        int unansweredAtEnd,
        String soundness,
        String saturation) {
    public static final String OPEN = "open";
    /** One request at a time. */
    public static final String SYNCHRONOUS = "synchronous";
    /** So many requests at once that the endpoint is never idle. */
    public static final String THROUGHPUT = "throughput";

    public static final String SOUND = "sound";

    public BenchStep {
        endings = Map.copyOf(endings);
    }

    @JsonIgnore
    public boolean isSound() {
        return soundness.equals(SOUND);
    }

    @JsonIgnore
    public boolean isSaturated() {
        return !saturation.isEmpty();
    }

    public long complete() {
        return endings.getOrDefault(SeenRequest.COMPLETE, 0L);
    }

    public long refused() {
        return endings.getOrDefault(SeenRequest.REFUSED, 0L);
    }

    /** Neither answered nor refused. */
    public long failed() {
        return offered - complete() - refused();
    }

    public Latencies of(Metric metric) {
        return switch (metric) {
            case TTFT -> ttft;
            case ITL -> itl;
            case TPOT -> tpot;
            case E2E -> e2e;
        };
    }
}
