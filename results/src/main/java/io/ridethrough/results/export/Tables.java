package io.ridethrough.results.export;

import static io.ridethrough.results.export.Column.flag;
import static io.ridethrough.results.export.Column.moment;
import static io.ridethrough.results.export.Column.number;
import static io.ridethrough.results.export.Column.optionalNumber;
import static io.ridethrough.results.export.Column.text;

import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Chat;
import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.verdict.Finding;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tables of a run's records. */
final class Tables {

    static final Table<SampleRow> SAMPLES = new Table<>(
            "samples",
            SampleRow.class,
            List.of(
                    text("flow", row -> row.sample().flow()),
                    text("step", row -> row.sample().step()),
                    number("user", row -> row.sample().user()),
                    text("trace_id", row -> row.trace().traceId()),
                    text("parent_id", row -> row.trace().parentId(row.sample().step())),
                    moment("intended_at_micros", row -> row.sample().intendedAt()),
                    moment("started_at_micros", row -> row.sample().startedAt()),
                    moment("ended_at_micros", row -> row.sample().endedAt()),
                    number("latency_micros", row -> row.sample().latencyMicros()),
                    number("status", row -> row.sample().status()),
                    text("outcome", row -> row.sample().outcome()),
                    text("inference", row -> row.sample().inference()),
                    text("error", row -> row.sample().error())));

    static final Table<JourneyRow> JOURNEYS = new Table<>(
            "journeys",
            JourneyRow.class,
            List.of(
                    text("flow", row -> row.journey().flow()),
                    number("user", row -> row.journey().user()),
                    text("trace_id", row -> row.trace().traceId()),
                    moment("intended_at_micros", row -> row.journey().intendedAt()),
                    moment("started_at_micros", row -> row.journey().startedAt()),
                    moment("ended_at_micros", row -> row.journey().endedAt()),
                    flag("is_completed", row -> row.journey().completed()),
                    flag("is_aborted", row -> row.journey().aborted())));

    static final Table<Attempt> ATTEMPTS = new Table<>(
            "attempts",
            Attempt.class,
            List.of(moment("at_micros", Attempt::at), text("target", Attempt::target), text("point", Attempt::point)));

    static final Table<Claim> CLAIMS = new Table<>(
            "claims",
            Claim.class,
            List.of(
                    moment("at_micros", Claim::at),
                    text("flow", Claim::flow),
                    number("user", Claim::user),
                    text("email", Claim::email),
                    text("cart", Claim::cart),
                    text("order", Claim::order),
                    text("answer", Claim::answer)));

    static final Table<EgressCall> EGRESS = new Table<>(
            "egress",
            EgressCall.class,
            List.of(
                    moment("at_micros", EgressCall::at),
                    text("target", EgressCall::target),
                    text("address", EgressCall::address),
                    text("purpose", EgressCall::purpose),
                    text("tenant", EgressCall::tenant),
                    text("jurisdiction", EgressCall::jurisdiction),
                    number("request_bytes", EgressCall::requestBytes),
                    text("ending", EgressCall::ending),
                    optionalNumber("took_micros", EgressCall::tookMicros),
                    flag("is_searched_for_canaries", call -> call.canaries().isPresent()),
                    text("canaries", call -> String.join(" ", call.canaries().orElse(List.of()))),
                    text("answer_canaries", call -> String.join(" ", call.answerCanaries())),
                    chat("chat_point", Chat::point),
                    chat("chat_model", Chat::model),
                    chat("chat_prompt_sha256", Chat::promptSha256),
                    chat("chat_answer", chat -> chat.answer().name().toLowerCase(Locale.ROOT)),
                    chat("chat_answer_model", Chat::answerModel)));

    static final Table<Finding> FINDINGS = new Table<>(
            "findings",
            Finding.class,
            List.of(
                    text("id", Finding::id),
                    text("claim", Finding::claim),
                    text("sentence", Finding::sentence),
                    text("grade", Finding::grade),
                    text("expected", Finding::expected),
                    text("measured", Finding::measured),
                    text("why", Finding::why),
                    text("source", Finding::source),
                    text("evidence_millis", Tables::evidence)));

    static final List<Table<?>> ALL = List.of(SAMPLES, JOURNEYS, ATTEMPTS, CLAIMS, EGRESS, FINDINGS);

    private Tables() {}

    private static Column<EgressCall> chat(String name, Function<Chat, String> cell) {
        return text(name, call -> call.chat().map(cell).orElse(""));
    }

    private static String evidence(Finding finding) {
        return finding.evidence().stream()
                .map(where -> where.series() + " " + where.fromMillis() + " " + where.toMillis())
                .collect(Collectors.joining("; "));
    }
}
