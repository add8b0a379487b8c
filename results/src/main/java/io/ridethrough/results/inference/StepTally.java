package io.ridethrough.results.inference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a step's figures from its requests. */
public final class StepTally {
    /** A generator whose lag exceeds this at the 99th percentile measured itself. */
    public static final double MOST_LAG_MILLIS = 25;
    /**
     * An endpoint that answers less than this share of what arrives can't keep up, if it is less by chance hardly ever:
     * what is under way at either end of the window varies by its square root, and this many of those are allowed.
     */
    static final double LEAST_ANSWERED = 0.9;

    static final double DEVIATIONS_ALLOWED = 3;
    /** As many more requests under way at the window's end than at its start, by those offered, are a queue that grows. */
    static final double QUEUE_GROWTH = 0.1;

    static final int LEAST_QUEUE_GROWTH = 5;

    private static final double NANOS_A_SECOND = 1e9;

    private StepTally() {}

    /** @param requests whose intended start lay in the measured window */
    public static BenchStep of(List<SeenRequest> requests, Objective objective, StepWatch watch) {
        double seconds = watch.windowNanos() / NANOS_A_SECOND;
        List<SeenRequest> complete =
                requests.stream().filter(SeenRequest::isComplete).toList();
        long lost = requests.size() - complete.size();
        long good = requests.stream().filter(objective::isMetBy).count();
        double completePerSecond = watch.completedInWindow() / seconds;
        boolean isOpen = watch.load().equals(BenchStep.OPEN);
        Latencies lag = latencies(requests, 0, SeenRequest::lagNanos);
        return new BenchStep(
                watch.load(),
                isOpen ? watch.plannedPerSecond() : requests.size() / seconds,
                requests.size(),
                endings(requests),
                completePerSecond,
                good,
                requests.isEmpty() ? 0 : (double) good / requests.size(),
                good / seconds,
                complete.stream().mapToLong(SeenRequest::tokens).sum() / seconds,
                latencies(complete.stream().filter(SeenRequest::hasPieces).toList(), lost, SeenRequest::firstNanos),
                gaps(requests),
                latencies(
                        complete.stream()
                                .filter(request -> request.hasPieces() && request.tokens() > 1)
                                .toList(),
                        lost,
                        request -> Math.round(request.nanosPerToken())),
                latencies(complete, lost, SeenRequest::endNanos),
                lag,
                watch.mostUnderWay(),
                watch.underWay().get(0),
                watch.underWay().get(watch.underWay().size() - 1),
                soundness(requests, lag, isOpen),
                isOpen ? saturation(requests, completePerSecond, watch) : "");
    }

    private static Map<String, Long> endings(List<SeenRequest> requests) {
        return requests.stream()
                .collect(Collectors.groupingBy(SeenRequest::ending, TreeMap::new, Collectors.counting()));
    }

    private static Latencies latencies(List<SeenRequest> requests, long unanswered, Function<SeenRequest, Long> nanos) {
        LatencyHistogram histogram = LatencyHistogram.empty();
        requests.forEach(request -> histogram.add(nanos.apply(request)));
        return Latencies.of(histogram, unanswered);
    }

    private static Latencies gaps(List<SeenRequest> requests) {
        LatencyHistogram histogram = LatencyHistogram.empty();
        for (SeenRequest request : requests) {
            List<Long> pieces = request.pieceNanos();
            for (int piece = 1; piece < pieces.size(); piece++) {
                histogram.add(pieces.get(piece) - pieces.get(piece - 1));
            }
            // Whoever gave up while waiting for a piece has waited at least that long for it.
            if (request.ending().equals(SeenRequest.TIMED_OUT) && request.hasPieces()) {
                histogram.add(request.endNanos() - pieces.get(pieces.size() - 1));
            }
        }
        return Latencies.of(histogram, 0);
    }

    private static String soundness(List<SeenRequest> requests, Latencies lag, boolean isOpen) {
        if (requests.isEmpty()) {
            return "no request was due in the measured window";
        }
        double millis = lag.millis(0.99).orElse(0);
        // One that waits for an answer before it asks again has no schedule to fall behind.
        return isOpen && millis > MOST_LAG_MILLIS
                ? String.format(
                        Locale.ROOT,
                        "the generator fell behind its schedule: p99 of its lag is %.1f ms (at most %.0f ms)",
                        millis,
                        MOST_LAG_MILLIS)
                : BenchStep.SOUND;
    }

    private static String saturation(List<SeenRequest> requests, double completePerSecond, StepWatch watch) {
        if (!watch.hasBroughtAll()) {
            return String.format(
                    Locale.ROOT, "broken off: %d requests were under way, as many as allowed", watch.mostUnderWay());
        }
        int first = watch.underWay().get(0);
        int last = watch.underWay().get(watch.underWay().size() - 1);
        long missing = requests.size() - watch.completedInWindow();
        double byChance = DEVIATIONS_ALLOWED * Math.sqrt(first + last + 1.0);
        if (missing > Math.max(byChance, (1 - LEAST_ANSWERED) * requests.size())) {
            return String.format(
                    Locale.ROOT,
                    "%.2f/s answered of %.2f/s that arrived",
                    completePerSecond,
                    requests.size() * NANOS_A_SECOND / watch.windowNanos());
        }
        boolean everRises = true;
        for (int quarter = 1; quarter < watch.underWay().size(); quarter++) {
            everRises &= watch.underWay().get(quarter) > watch.underWay().get(quarter - 1);
        }
        return everRises && last - first >= Math.max(LEAST_QUEUE_GROWTH, QUEUE_GROWTH * requests.size())
                ? "requests under way grew from " + first + " to " + last + " and never fell"
                : "";
    }
}
