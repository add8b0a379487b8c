package io.ridethrough.simulations.bench;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.AttemptLog;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
import io.ridethrough.results.run.JournalWriter;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Ledger;
import io.ridethrough.results.run.LineLog;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.PlanFile;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunJson;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.ShownAnswer;
import io.ridethrough.results.run.ShownAnswerLog;
import io.ridethrough.results.samples.SampleWriter;
import io.ridethrough.simulations.scenario.KnownFlow;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Writes what a {@link JudgedRun} would have left, but for its logs; drawn from its seed. */
final class JudgedRunWriter implements AutoCloseable {
    private static final long PROBE_EVERY_MICROS = 5_000_000;
    private static final long PROBES_FOR_MICROS = 300_000;
    private static final BigDecimal TOTAL = new BigDecimal("59.00");
    private static final String MODEL_AT = "127.0.0.1:41005";
    private static final String PAYMENT_AT = "127.0.0.1:33705";
    private static final String MODEL = "model";
    private static final String TIMEOUT = "fallback; reason=timeout";
    private static final String REFUSED = "fallback; reason=error";
    private static final String OPEN = "fallback; reason=open";

    private final JudgedRun run;
    private final RunFolder folder;
    private final SplittableRandom random;
    private final SampleWriter samples;
    private final AttemptLog attempts;
    private final LineLog<Claim> claims;
    private final LineLog<ShownAnswer> shown;
    private final PrintWriter egress;
    private final PrintWriter calls;
    private final long[] callsInPhase = new long[JudgedRun.PHASES.size()];

    private JudgedRunWriter(JudgedRun run, RunFolder folder) throws IOException {
        this.run = run;
        this.folder = folder;
        this.random = new SplittableRandom(run.seed());
        this.samples = SampleWriter.create(folder.samples());
        this.attempts = AttemptLog.create(folder.attempts());
        this.claims = ClaimLog.create(folder.claims());
        this.shown = ShownAnswerLog.create(folder.shownAnswers());
        this.egress = new PrintWriter(Files.newBufferedWriter(folder.egress(), StandardCharsets.UTF_8));
        this.calls = new PrintWriter(Files.newBufferedWriter(folder.inferenceCalls(), StandardCharsets.UTF_8));
    }

    /**
     * Writes it into an empty folder.
     *
     * @throws IOException when a file cannot be written
     */
    static void write(JudgedRun run, RunFolder folder) throws IOException {
        PlanFile.write(folder.plan(), run.plan("judged"));
        Files.createFile(folder.faults());
        try (JudgedRunWriter writer = new JudgedRunWriter(run, folder)) {
            for (int user = 0; user < run.rounds(); user++) {
                long at = JudgedRun.ORIGIN + user * 1_000_000L / JudgedRun.FLOWS_PER_SECOND;
                writer.journey(JudgedRun.ADVICE, user, at);
                writer.journey(JudgedRun.IDENTITY, user, at + 7_000);
                writer.journey(JudgedRun.SUMMARY, user, at + 13_000);
            }
            // Before the journal, which tells that all of it is there.
            writer.ledger();
            writer.golden();
            writer.journal();
        }
    }

    private void journey(InferencePoint asks, int user, long arrival) throws IOException {
        long at = arrival;
        for (String step : KnownFlow.of(asks.flow()).orElseThrow().steps()) {
            boolean isAsking = step.equals(asks.step());
            String word = isAsking ? word(at) : "";
            long end = at + latency(word);
            samples.record(new Sample(asks.flow(), step, user, at, at, end, 200, Outcome.OK, word, ""));
            if (isAsking) {
                ask(asks, user, at, end, word);
            }
            at = end;
        }
        samples.record(new Journey(asks.flow(), user, arrival, arrival + 900, at, true, false));
    }

    private long latency(String word) {
        return switch (word) {
            case OPEN -> 12_000;
            case TIMEOUT -> 830_000;
            default -> (long) (20_000 * Math.exp(0.3 * random.nextGaussian()));
        };
    }

    private void ask(InferencePoint point, int user, long at, long end, String word) throws IOException {
        if (word.equals(MODEL) || word.equals(TIMEOUT)) {
            attempts.append(new Attempt(at + 1_500, point.target(), point.name()));
            boolean isWhole = word.equals(MODEL);
            // As long as a digest, and as unlike any other.
            String prompt = String.format(Locale.ROOT, "%016x%048x", random.nextLong() >>> 1, user);
            call(
                    at + 1_500,
                    MODEL_AT,
                    point.name(),
                    "\"e-mail:" + Integer.toHexString(user) + "\"",
                    chat(point.name(), prompt, isWhole));
            log(at + 1_000, end - at, prompt, isWhole);
            callsInPhase[run.phase(at + 1_500 - JudgedRun.ORIGIN)]++;
        }
        if (point.equals(JudgedRun.ADVICE)) {
            order(user, end);
        }
        if (point.equals(JudgedRun.SUMMARY)) {
            String tenant = user % 2 == 0 ? "alpine" : "harbour";
            String sign = "holdings/" + tenant + "/" + user % 100;
            shown.append(new ShownAnswer(
                    end,
                    point.flow(),
                    point.step(),
                    user,
                    tenant,
                    List.of("note/" + tenant + "/7", sign),
                    List.of(sign)));
        }
    }

    /** Who answers: the model, or while it is slow or gone the fallback, behind a breaker that probes now and then. */
    private String word(long at) {
        long since = at - JudgedRun.ORIGIN;
        int phase = run.phase(since);
        long inPhase = since - micros(run.begins(phase));
        boolean isProbe = inPhase % PROBE_EVERY_MICROS < PROBES_FOR_MICROS;
        return switch (JudgedRun.PHASES.get(phase)) {
            case "slow" -> isProbe ? TIMEOUT : OPEN;
            case "down" -> isProbe ? REFUSED : OPEN;
            default -> MODEL;
        };
    }

    private void order(int user, long at) throws IOException {
        String cart = Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE), Character.MAX_RADIX);
        claims.append(
                new Claim(at, JudgedRun.CHECKOUT, user, email(user), cart, number(user), Claim.Answer.ACKNOWLEDGED));
        attempts.append(new Attempt(at, "payment", ""));
        call(at, PAYMENT_AT, "payment", "", "");
    }

    private static String number(int user) {
        return String.format(Locale.ROOT, "%09d", user + 1);
    }

    private static String email(int user) {
        return "guest-20260102-030405-judged-" + user + "@example.test";
    }

    /** One order for each client of the shop, written one by one: all of a long run's would not fit into memory. */
    private void ledger() throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(folder.ledger(), StandardCharsets.UTF_8)) {
            out.write("{\"orders\":[");
            list(out, user -> new Ledger.Order(number(user), String.valueOf(user), email(user), TOTAL, "processing"));
            out.write("],\"charges\":[");
            list(out, user -> new Ledger.Charge("charge-" + user, number(user), TOTAL));
            out.write("],\"stock\":[],\"decisions\":[");
            list(
                    out,
                    user -> new Ledger.Decision(
                            JudgedRun.ADVICE.name(),
                            user,
                            number(user),
                            "suitable",
                            List.of("suitable", "review"),
                            false));
            out.write("]}\n");
        }
    }

    private void list(BufferedWriter out, IntFunction<Object> entryOf) throws IOException {
        for (int user = 0; user < run.rounds(); user++) {
            out.write((user == 0 ? "" : ",\n") + RunJson.line(entryOf.apply(user)));
        }
    }

    private void call(long at, String target, String purpose, String canary, String chat) {
        egress.printf(
                Locale.ROOT,
                "{\"at\":\"%s\",\"method\":\"POST\",\"target\":\"%s\",\"path\":\"/v1/chat/completions\","
                        + "\"purpose\":\"%s\",\"tenant\":\"alpine\",\"jurisdiction\":\"CH\",\"request_bytes\":380,"
                        + "\"canaries\":[%s],%s\"status\":200,\"took_micros\":20000,\"ending\":\"answered\"}\n",
                Instant.EPOCH.plus(at, ChronoUnit.MICROS),
                target,
                purpose,
                canary,
                chat);
    }

    private static String chat(String point, String prompt, boolean isWhole) {
        return String.format(
                Locale.ROOT,
                "\"chat\":{\"point\":\"%s\",\"model\":\"reference\",\"prompt_sha256\":\"%s\",\"answer\":\"%s\","
                        + "\"answer_model\":\"%s\"},",
                point,
                prompt,
                isWhole ? "whole" : "none",
                isWhole ? "reference" : "");
    }

    private void log(long at, long tookMicros, String prompt, boolean isWhole) {
        calls.printf(
                Locale.ROOT,
                "{\"time\":\"%s\",\"modelAsked\":\"reference\",\"modelAnswered\":\"%s\",\"outcome\":\"%s\","
                        + "\"latencyMillis\":%d,\"promptSha256\":\"%s\"}\n",
                Instant.EPOCH.plus(at, ChronoUnit.MICROS),
                isWhole ? "reference" : "",
                isWhole ? "model" : "timeout",
                tookMicros / 1000,
                prompt);
    }

    private void golden() throws IOException {
        List<GoldenReferences.Whole> wholes = new ArrayList<>();
        for (int prompt = 0; prompt < JudgedRun.PROMPTS; prompt++) {
            for (String version : List.of("v1", "v2")) {
                String decision = version.equals("v1") ? "GRANT" : "REFUSE";
                wholes.add(new GoldenReferences.Whole(
                        "golden-" + prompt, version, version, decision, decision, version + prompt));
            }
        }
        GoldenLog.writeReferences(folder.goldenReferences(), new GoldenReferences("v1", wholes));
        try (GoldenLog log = GoldenLog.create(folder.golden())) {
            for (int question = 0; question < run.questions(); question++) {
                long at = question * 1_000_000L / JudgedRun.GOLDEN_PER_SECOND;
                int prompt = question % JudgedRun.PROMPTS;
                boolean isNew = JudgedRun.PHASES.get(run.phase(at)).equals("drifted");
                String version = isNew ? "v2" : "v1";
                long sent = JudgedRun.ORIGIN + at;
                log.append(new GoldenAnswer(
                        "golden-" + prompt,
                        sent,
                        sent + 100,
                        sent + 60_000,
                        "GRANT",
                        isNew ? "REFUSE" : "GRANT",
                        true,
                        GoldenAnswer.COMPLETE,
                        List.of(version),
                        List.of(version),
                        version + prompt,
                        List.of(version),
                        ""));
            }
        }
    }

    private void journal() throws IOException {
        // At its end: up to there the breakers' own record holds.
        Instant end = Instant.EPOCH.plus(JudgedRun.ORIGIN + run.micros(), ChronoUnit.MICROS);
        Clock clock = Clock.fixed(end, ZoneOffset.UTC);
        try (JournalWriter journal = JournalWriter.create(folder.journal(), clock)) {
            journal.append(
                    "home-endpoints",
                    Map.of("endpoints", List.of(home("inference", MODEL_AT), home("payment", PAYMENT_AT))));
            journal.append("load-started", Map.of("origin", JudgedRun.ORIGIN));
            for (PlannedFault fault : run.faults()) {
                long from = JudgedRun.ORIGIN + micros(fault.startsAfter());
                long to = JudgedRun.ORIGIN + micros(fault.endsAfter());
                journal.append(
                        "fault-applied",
                        Map.of(
                                "id",
                                fault.id(),
                                "plannedAt",
                                from,
                                "appliedAt",
                                from + 900,
                                "share",
                                1.0,
                                "shareOf",
                                "connections"));
                journal.append(
                        "fault-healed",
                        Map.of(
                                "id",
                                fault.id(),
                                "plannedAt",
                                to,
                                "healedAt",
                                to + 900,
                                "touched",
                                callsInPhase[run.phase(micros(fault.startsAfter()))]));
            }
            int samplesMade = run.rounds() * JudgedRun.SAMPLES_A_ROUND;
            long seconds = run.micros() / 1_000_000;
            for (long second = 0; second < seconds; second++) {
                journal.append(
                        "generator",
                        Map.of(
                                "sent",
                                samplesMade * second / seconds,
                                "heapUsedMiB",
                                120 + second % 60,
                                "heapLimitMiB",
                                495));
                journal.append("probe", probe(second));
            }
            for (InferencePoint point : List.of(JudgedRun.ADVICE, JudgedRun.IDENTITY, JudgedRun.SUMMARY)) {
                breaker(journal, point);
            }
            journal.append(
                    "generator-finished", Map.of("exitCode", 0, "requestsSent", samplesMade, "samples", samplesMade));
            journal.append("run-ended", Map.of());
        }
    }

    private Map<String, Object> probe(long second) {
        String state = word(JudgedRun.ORIGIN + second * 1_000_000).equals(OPEN) ? "OPEN" : "CLOSED";
        return Map.of(
                "source",
                "store",
                "workers",
                16,
                "workersBusy",
                second % 5,
                "queued",
                0,
                "breakers",
                Map.of("advice", state, "identity", state, "summary", state));
    }

    /** A breaker's own record of what {@link #word} makes it do. */
    private void breaker(JournalWriter journal, InferencePoint point) throws IOException {
        String state = "CLOSED";
        for (PlannedFault fault : run.faults()) {
            if (List.of("latency", "outage").contains(fault.kind())) {
                long to = JudgedRun.ORIGIN + micros(fault.endsAfter());
                for (long at = JudgedRun.ORIGIN + micros(fault.startsAfter()); at < to; at += PROBE_EVERY_MICROS) {
                    state = state.equals("OPEN") ? changed(journal, point, at, state, "HALF_OPEN") : state;
                    state = changed(journal, point, at + PROBES_FOR_MICROS, state, "OPEN");
                }
            } else {
                state = changed(journal, point, JudgedRun.ORIGIN + micros(fault.startsAfter()), state, "CLOSED");
            }
        }
        journal.append("breaker-read", Map.of("point", point.name(), "forgotten", 0, "state", state));
    }

    private static String changed(JournalWriter journal, InferencePoint point, long at, String from, String to)
            throws IOException {
        journal.append("breaker-changed", Map.of("point", point.name(), "changedAt", at, "from", from, "to", to));
        return to;
    }

    private static Map<String, Object> home(String name, String place) {
        return Map.of("name", name, "places", List.of(place), "jurisdictions", List.of("CH"), "isProxied", true);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    @Override
    public void close() throws IOException {
        try (samples;
                attempts;
                claims;
                shown) {
            egress.close();
            calls.close();
        }
    }
}
