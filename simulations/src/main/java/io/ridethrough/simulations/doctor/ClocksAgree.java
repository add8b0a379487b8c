package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the shop's clock and this machine's agree, by the header {@code Date} (RFC 9110, section 6.6.1).
 *
 * <p>An answer dated D was dated within [D, D + 1 s) by the shop's clock, and between sending and receiving, [s, r], by
 * ours. So the shop is ahead by an offset in (D - r, D + 1 s - s). Each answer narrows the interval; one just before and one
 * just after the shop's second turns leave the time between them and one round trip. The limit: a date that a cache gave.
 */
final class ClocksAgree implements Examination {
    /** What two records of one breaker may differ by before they no longer agree. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private static final Duration BETWEEN = Duration.ofMillis(60);
    /** A little more than a second of answers, so that the shop's second turns among them. */
    private static final int ANSWERS = 20;

    private static final Duration RESOLUTION = Duration.ofSeconds(1);
    private static final String QUERY = "{ __typename }";
    private static final String REMEDY = "set both clocks by NTP: events of shop and run are held against each other";

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String proves() {
        return "the shop's clock and this machine's agree";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        Duration least = Duration.ofDays(-100_000);
        Duration most = Duration.ofDays(100_000);
        for (int i = 0; i < ANSWERS; i++) {
            ShopAnswer answer = visit.shop().ask(QUERY, Map.of());
            Optional<Instant> date = date(answer);
            if (date.isEmpty()) {
                return Diagnosis.cantTell(
                        "the shop's answers have no header `Date`", "let the web server tell the date, as HTTP has it");
            }
            least = later(least, Duration.between(answer.endedAt(), date.get()));
            most = sooner(most, Duration.between(answer.sentAt(), date.get()).plus(RESOLUTION));
            Thread.sleep(BETWEEN.toMillis());
        }
        return judged(least, most);
    }

    /** Of an offset between the two. */
    static Diagnosis judged(Duration least, Duration most) {
        if (least.compareTo(most) > 0) {
            return Diagnosis.broken(
                    "the answers contradict each other by " + Words.of(least.minus(most))
                            + ": several clocks date them",
                    REMEDY + ", on each of the shop's servers");
        }
        Duration middle = least.plus(most).dividedBy(2);
        Duration error = most.minus(least).dividedBy(2);
        String seen = "the shop's clock is " + Words.of(middle.abs()) + (middle.isNegative() ? " behind" : " ahead")
                + ", give or take " + Words.of(error);
        if (least.compareTo(TOLERANCE) > 0 || most.compareTo(TOLERANCE.negated()) < 0) {
            return Diagnosis.broken(seen, REMEDY);
        }
        boolean isWithin = most.compareTo(TOLERANCE) <= 0 && least.compareTo(TOLERANCE.negated()) >= 0;
        return isWithin
                ? Diagnosis.fine(seen)
                : Diagnosis.cantTell(seen + "; up to " + Words.of(TOLERANCE) + " is fine");
    }

    private static Optional<Instant> date(ShopAnswer answer) {
        try {
            return answer.header("date").map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration sooner(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
