package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.run.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every percentile of page and metrics, beside that of the raw latencies in order. */
class PageFiguresTest {

    private static final long SEED = 20_260_715;
    private static final int MANY = 60_000;
    private static final int SECONDS = 6;
    private static final double TOLERANCE = 0.001;
    private static final double[] PERCENTILES = {50, 95, 99};

    /** The phases of a hand-made run in the order of its table: from and to, in seconds. */
    private static final int[][] PHASES = {{2, 4}, {4, 6}, {0, 2}};

    private static final List<String> NAMES = List.of("steady", "dark", "warm-up");

    /** How latencies are drawn, in microseconds. */
    private enum Drawn {
        LOG_NORMAL,
        HEAVY_TAIL,
        TWO_HUMPS,
        MICROSECONDS;

        long next(SplittableRandom random) {
            return switch (this) {
                case LOG_NORMAL -> (long) (20_000 * Math.exp(0.5 * random.nextGaussian()));
                case HEAVY_TAIL -> (long) Math.min(9e8, 3_000 * Math.pow(random.nextDouble(), -1 / 0.9));
                case TWO_HUMPS ->
                    random.nextInt(20) == 0 ? 830_000 + random.nextInt(40_000) : 7_000 + random.nextInt(90);
                case MICROSECONDS -> random.nextInt(1_500);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void percentiles_of_many_samples_are_those_of_the_raw_ones(Drawn drawn) throws IOException {
        RunRecord run = made(drawn, MANY);

        assertPlots(run, drawn);
        assertTable(run, drawn);
        assertMetrics(run, drawn);
        assertThat(ReportModel.of(run, ExampleVerdict.failing())
                        .generator()
                        .lag()
                        .millis(99))
                .isCloseTo(nearestRank(lags(run), 99), within(TOLERANCE * nearestRank(lags(run), 99)));
    }

    @ParameterizedTest
    @EnumSource
    void percentiles_of_few_samples_are_exact(Drawn drawn) {
        RunRecord run = made(drawn, 3_000);

        StepTable.Row row = ReportModel.of(run, ExampleVerdict.failing())
                .steps()
                .groups()
                .get(0)
                .rows()
                .get(0);

        for (int phase = 0; phase < PHASES.length; phase++) {
            long[] raw = latencies(run, PHASES[phase][0], PHASES[phase][1]);
            for (double percent : PERCENTILES) {
                assertThat(row.cells().get(phase).latencies().millis(percent))
                        .as("p%s of phase %s, %s, seed %s", percent, phase, drawn, SEED)
                        .isEqualTo(nearestRank(raw, percent));
            }
        }
    }

    private static void assertPlots(RunRecord run, Drawn drawn) throws IOException {
        String page = ReportPage.of(ReportModel.of(run, ExampleVerdict.failing()), PageAssets.load());
        String start = "id=\"plot-data\">";
        int from = page.indexOf(start) + start.length();
        JsonNode flow = new ObjectMapper()
                .readTree(page.substring(from, page.indexOf("</script>", from)))
                .path("flows")
                .path(0);
        for (int second = 0; second < SECONDS; second++) {
            JsonNode journeys = flow.path("latencies").path(0);
            JsonNode pays = flow.path("latencies").path(1);
            long[] rawJourneys = journeys(run, second);
            long[] rawPays = latencies(run, second, second + 1);
            assertThat(pays.path("count").path(second).asInt()).isEqualTo(rawPays.length);
            for (double percent : PERCENTILES) {
                String key = "p" + (int) percent;
                assertClose(pays.path(key).path(second).asDouble(), nearestRank(rawPays, percent), drawn);
                assertClose(journeys.path(key).path(second).asDouble(), nearestRank(rawJourneys, percent), drawn);
            }
        }
    }

    private static void assertTable(RunRecord run, Drawn drawn) throws IOException {
        String page = ReportPage.of(ReportModel.of(run, ExampleVerdict.failing()), PageAssets.load());
        String table =
                page.substring(page.indexOf("<table class=\"steps\">"), page.indexOf("</table></div></section>"));
        List<Double> told = Pattern.compile("title=\"([0-9.]+) ms\"")
                .matcher(table)
                .results()
                .map(MatchResult::group)
                .map(title -> Double.parseDouble(title.replaceAll("[^0-9.]", "")))
                .toList();
        assertThat(told).hasSize(PHASES.length * PERCENTILES.length);
        for (int i = 0; i < told.size(); i++) {
            int[] phase = PHASES[i / PERCENTILES.length];
            long[] raw = latencies(run, phase[0], phase[1]);
            assertClose(told.get(i), nearestRank(raw, PERCENTILES[i % PERCENTILES.length]), drawn);
        }
    }

    private static void assertMetrics(RunRecord run, Drawn drawn) {
        List<OpenMetricsParser.Sample> told =
                OpenMetricsParser.parse(MetricsText.text(run, ExampleVerdict.failing())).stream()
                        .filter(sample -> sample.labels().containsKey("quantile"))
                        .toList();
        assertThat(told).hasSize(PHASES.length * PERCENTILES.length);
        for (OpenMetricsParser.Sample one : told) {
            int[] phase = PHASES[NAMES.indexOf(one.labels().get("phase"))];
            double percent =
                    100 * Double.parseDouble(String.valueOf(one.labels().get("quantile")));
            assertClose(
                    1_000 * Double.parseDouble(one.value()),
                    nearestRank(latencies(run, phase[0], phase[1]), Math.round(percent)),
                    drawn);
        }
    }

    private static void assertClose(double told, double raw, Drawn drawn) {
        assertThat(told).as("%s, seed %s", drawn, SEED).isCloseTo(raw, within(TOLERANCE * raw));
    }

    /** In the order of a file: by their ends, and so far from that of their beginnings. */
    private static RunRecord made(Drawn drawn, int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        RunRecord frame = new HandMadeRun().startsAtOrigin().record();
        List<Sample> samples = new ArrayList<>();
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = HandMadeRun.ORIGIN + SECONDS * 1_000_000L * i / count;
            long begun = at + random.nextInt(2_000);
            long end = at + drawn.next(random);
            Outcome outcome = random.nextInt(50) == 0 ? Outcome.ABORTED : Outcome.OK;
            samples.add(new Sample("buy", "pay", i, at, begun, end, 200, outcome, "", ""));
            journeys.add(new Journey("buy", i, at, begun, end + drawn.next(random), true, outcome == Outcome.ABORTED));
        }
        samples.sort((a, b) -> Long.compare(a.endedAt(), b.endedAt()));
        return new RunRecord(
                frame.plan(), frame.journal(), samples, journeys, frame.claims(), frame.attempts(), frame.ledger());
    }

    private static long[] latencies(RunRecord run, int fromSecond, int toSecond) {
        return run.samples().stream()
                .filter(sample -> sample.outcome() != Outcome.ABORTED)
                .filter(sample -> isWithin(sample.intendedAt(), fromSecond, toSecond))
                .mapToLong(sample -> sample.endedAt() - sample.intendedAt())
                .toArray();
    }

    private static long[] journeys(RunRecord run, int second) {
        return run.journeys().stream()
                .filter(journey -> !journey.aborted())
                .filter(journey -> isWithin(journey.intendedAt(), second, second + 1))
                .mapToLong(journey -> journey.endedAt() - journey.intendedAt())
                .toArray();
    }

    private static long[] lags(RunRecord run) {
        return run.samples().stream()
                .mapToLong(sample -> sample.startedAt() - sample.intendedAt())
                .toArray();
    }

    private static boolean isWithin(long at, int fromSecond, int toSecond) {
        return at >= HandMadeRun.ORIGIN + fromSecond * 1_000_000L && at < HandMadeRun.ORIGIN + toSecond * 1_000_000L;
    }

    /** In milliseconds. */
    private static double nearestRank(long[] micros, double percent) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        int rank = 1;
        while (rank < percent * sorted.length / 100) {
            rank++;
        }
        return sorted[rank - 1] / 1_000.0;
    }
}
