package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.store.bench.Starvation.Outcome;
import io.ridethrough.stubs.store.bench.Starvation.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A line of the table: each list has a value for the healthy, the slow and the recovering phase. */
record StarvationRow(
        Integration integration,
        List<Double> completedPercent,
        List<Double> checkoutP95Seconds,
        List<Double> catalogueP95Millis,
        List<Double> upstreamPerSecond,
        long catalogueErrors,
        double backAfterSeconds) {
    private static final double HEALTHY_END = Starvation.HEALTHY.toSeconds();
    private static final double SLOW_END = HEALTHY_END + Starvation.SLOW.toSeconds();

    static StarvationRow of(Integration integration, Outcome outcome) {
        List<Double> catalogue = perPhase(outcome.looks(), visits -> percentile95(visits) * 1000);
        double usual = catalogue.get(0) / 1000 * 2;
        double last = outcome.looks().stream()
                .filter(look -> look.atSeconds() >= SLOW_END && look.seconds() > usual)
                .mapToDouble(Visit::atSeconds)
                .max()
                .orElse(SLOW_END);
        return new StarvationRow(
                integration,
                perPhase(outcome.checkouts(), StarvationRow::completedPercent),
                perPhase(outcome.checkouts(), StarvationRow::percentile95),
                catalogue,
                outcome.upstreamPerSecond(),
                outcome.looks().stream()
                        .filter(look -> look.error().isPresent())
                        .count(),
                last - SLOW_END);
    }

    /** What the measured shop showed, and whether the store does; only what is said of this integration. */
    List<Bar> bars() {
        double rise = catalogueP95Millis.get(1) / catalogueP95Millis.get(0);
        double upstream = upstreamPerSecond.get(1) / upstreamPerSecond.get(0);
        return switch (integration) {
            case UNPROTECTED ->
                List.of(
                        new Bar("catalogue_p95_rise_factor", rise, Bar.Sense.AT_LEAST, 20),
                        new Bar("catalogue_errors", catalogueErrors, Bar.Sense.AT_MOST, 0),
                        new Bar(
                                "recovery_burst_factor",
                                upstreamPerSecond.get(2) / upstreamPerSecond.get(0),
                                Bar.Sense.ABOVE,
                                1));
            case PROTECTED ->
                List.of(
                        new Bar("catalogue_p95_rise_factor", rise, Bar.Sense.AT_MOST, 4 / 3.0),
                        new Bar("upstream_calls_factor", upstream, Bar.Sense.AT_MOST, 0.25));
            case RETRYING -> List.of(new Bar("upstream_calls_factor", upstream, Bar.Sense.AT_LEAST, 3));
        };
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("integration", integration.label());
        json.put("completed_percent", completedPercent);
        json.put("checkout_p95_s", checkoutP95Seconds);
        json.put("catalogue_p95_ms", catalogueP95Millis);
        json.put("upstream_calls_per_second", upstreamPerSecond);
        json.put("catalogue_errors", catalogueErrors);
        json.put("back_after_s", backAfterSeconds);
        json.put(
                "missed",
                bars().stream().filter(bar -> !bar.isMet()).map(Bar::name).toList());
        return json;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(integration.label() + " (healthy/slow/recovery; in brackets the measured shop)");
        lines.add("  completed %          " + slashed(completedPercent, "%.0f"));
        lines.add("  checkout p95 s       " + slashed(checkoutP95Seconds, "%.2f") + " ("
                + integration.shopCheckoutP95Seconds() + ")");
        lines.add("  catalogue p95 ms     " + slashed(catalogueP95Millis, "%.0f") + " ("
                + integration.shopCatalogueP95Millis() + "), " + catalogueErrors + " errors");
        lines.add("  upstream calls/s     " + slashed(upstreamPerSecond, "%.2f") + " ("
                + integration.shopUpstreamPerSecond() + ")");
        lines.add(String.format(
                Locale.ROOT,
                "  latency back after   %.1f s (%s)",
                backAfterSeconds,
                integration.shopBackAfterSeconds()));
        bars().forEach(bar -> lines.add("  " + bar));
        return String.join(System.lineSeparator(), lines);
    }

    private static List<Double> perPhase(List<Visit> visits, ToDoubleFunction<List<Visit>> figure) {
        List<Double> figures = new ArrayList<>();
        for (int phase = 0; phase < 3; phase++) {
            int number = phase;
            figures.add(figure.applyAsDouble(
                    visits.stream().filter(visit -> phase(visit) == number).toList()));
        }
        return figures;
    }

    private static int phase(Visit visit) {
        if (visit.atSeconds() < HEALTHY_END) {
            return 0;
        }
        return visit.atSeconds() < SLOW_END ? 1 : 2;
    }

    private static double completedPercent(List<Visit> visits) {
        return 100.0 * visits.stream().filter(visit -> visit.error().isEmpty()).count() / Math.max(1, visits.size());
    }

    /** By nearest rank, of those who got what they came for. */
    private static double percentile95(List<Visit> visits) {
        double[] seconds = visits.stream()
                .filter(visit -> visit.error().isEmpty())
                .mapToDouble(Visit::seconds)
                .sorted()
                .toArray();
        return seconds.length == 0 ? Double.NaN : seconds[(int) Math.ceil(seconds.length * 0.95) - 1];
    }

    private static String slashed(List<Double> figures, String format) {
        return figures.stream()
                .map(figure -> String.format(Locale.ROOT, format, figure))
                .collect(Collectors.joining("/"));
    }
}
