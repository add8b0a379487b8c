package io.ridethrough.simulations.bench;

import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.AttemptLog;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.ClaimLog;
import io.ridethrough.results.run.GoldenAnswer;
import io.ridethrough.results.run.GoldenLog;
import io.ridethrough.results.run.GoldenReferences;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Writes what a {@link JudgedRun} would have left, but for its logs; drawn from its seed. Its journal is {@link JudgedJournal}'s. */
final class JudgedRunWriter implements AutoCloseable {
    private static final BigDecimal TOTAL = new BigDecimal("59.00");

    private final JudgedRun run;
    private final RunFolder folder;
    private final JudgedAnswers answers;
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
        this.answers = new JudgedAnswers(run);
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
            new JudgedJournal(run, writer.answers, writer.callsInPhase).write(folder.journal());
        }
    }

    private void journey(InferencePoint asks, int user, long arrival) throws IOException {
        long at = arrival;
        for (String step : KnownFlow.of(asks.flow()).orElseThrow().steps()) {
            boolean isAsking = step.equals(asks.step());
            String word = isAsking ? answers.word(at) : "";
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
            case JudgedAnswers.OPEN -> 12_000;
            case JudgedAnswers.TIMEOUT -> 830_000;
            default -> (long) (20_000 * Math.exp(0.3 * random.nextGaussian()));
        };
    }

    private void ask(InferencePoint point, int user, long at, long end, String word) throws IOException {
        if (word.equals(JudgedAnswers.MODEL) || word.equals(JudgedAnswers.TIMEOUT)) {
            attempts.append(new Attempt(at + 1_500, point.target(), point.name()));
            boolean isWhole = word.equals(JudgedAnswers.MODEL);
            // As long as a digest, and as unlike any other.
            String prompt = String.format(Locale.ROOT, "%016x%048x", random.nextLong() >>> 1, user);
            call(
                    at + 1_500,
                    JudgedJournal.MODEL_AT,
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

    private void order(int user, long at) throws IOException {
        String cart = Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE), Character.MAX_RADIX);
        claims.append(
                new Claim(at, JudgedRun.CHECKOUT, user, email(user), cart, number(user), Claim.Answer.ACKNOWLEDGED));
        attempts.append(new Attempt(at, "payment", ""));
        call(at, JudgedJournal.PAYMENT_AT, "payment", "", "");
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
