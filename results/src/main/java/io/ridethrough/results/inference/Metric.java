package io.ridethrough.results.inference;

import java.util.Arrays;
import java.util.Optional;

/** What is measured of an answer, by the field's names. */
public enum Metric {
    /** Time to first token: from the intended start to the first piece of text. */
    TTFT("ttft", "time to first token"),
    /** Inter-token latency: the gap between two pieces. A request keeps a limit when its longest gap does. */
    ITL("itl", "inter-token latency"),
    /** Time per output token: (end − first token) / (tokens − 1). */
    TPOT("tpot", "time per output token"),
    /** End to end: from the intended start to the answer's end. */
    E2E("e2e", "end to end");

    private final String symbol;
    private final String words;

    Metric(String symbol, String words) {
        this.symbol = symbol;
        this.words = words;
    }

    /** As the command line and the files have it. */
    public String symbol() {
        return symbol;
    }

    public String words() {
        return words;
    }

    public static Optional<Metric> of(String symbol) {
        return Arrays.stream(values())
                .filter(metric -> metric.symbol.equals(symbol))
                .findFirst();
    }

    /** Whether a complete request keeps the limit. One without two tokens has no gap and no time per token to exceed it. */
    boolean keeps(SeenRequest request, double limitNanos) {
        return switch (this) {
            case TTFT -> request.hasPieces() && request.firstNanos() <= limitNanos;
            case ITL -> request.longestGapNanos() <= limitNanos;
            case TPOT -> !request.hasPieces() || request.tokens() < 2 || request.nanosPerToken() <= limitNanos;
            case E2E -> request.endNanos() <= limitNanos;
        };
    }
}
