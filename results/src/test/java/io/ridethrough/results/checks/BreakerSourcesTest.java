package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.checks.BreakerStates.Span;
import io.ridethrough.results.plan.InferencePoint;
import io.ridethrough.results.run.Attempt;
import io.ridethrough.results.run.Egress;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a breaker's states come from: the application's own record, its probes, and calls that somebody else saw. */
class BreakerSourcesTest {
    private static final long SECOND = 1_000_000;
    private static final InferencePoint ADVICE =
            new InferencePoint("advice", "guest-checkout", "place-order", "inference");

    @Test
    void a_record_of_changes_counts_before_probes() {
        BreakerStates states = own(
                probe(5, "CLOSED"), read("CLOSED", 0), changed(3, "CLOSED", "OPEN"), changed(7, "OPEN", "HALF_OPEN"));

        assertThat(states.spans())
                .containsExactly(
                        new Span(BreakerState.CLOSED, 0, 3 * SECOND),
                        new Span(BreakerState.OPEN, 3 * SECOND, 7 * SECOND),
                        new Span(BreakerState.HALF_OPEN, 7 * SECOND, 20 * SECOND));
    }

    @Test
    void a_record_without_changes_says_that_there_were_none() {
        assertThat(own(read("CLOSED", 0)).spans()).containsExactly(new Span(BreakerState.CLOSED, 0, 20 * SECOND));
    }

    @Test
    void what_a_record_has_forgotten_is_unknown() {
        assertThat(own(read("OPEN", 12), changed(7, "HALF_OPEN", "OPEN")).spans())
                .containsExactly(
                        new Span(BreakerState.UNKNOWN, 0, 7 * SECOND),
                        new Span(BreakerState.OPEN, 7 * SECOND, 20 * SECOND));
    }

    @Test
    void between_two_probes_that_differ_and_in_a_long_silence_nothing_is_known() {
        assertThat(own(probe(1, "CLOSED"), probe(2, "CLOSED"), probe(3, "OPEN"), probe(12, "OPEN"), probe(13, "OPEN"))
                        .spans())
                .containsExactly(
                        new Span(BreakerState.UNKNOWN, 0, SECOND),
                        new Span(BreakerState.CLOSED, SECOND, 2 * SECOND),
                        new Span(BreakerState.UNKNOWN, 2 * SECOND, 12 * SECOND),
                        new Span(BreakerState.OPEN, 12 * SECOND, 13 * SECOND),
                        new Span(BreakerState.UNKNOWN, 13 * SECOND, 20 * SECOND));
    }

    @Test
    void an_application_that_says_nothing_has_no_reading_of_its_own() {
        assertThat(OwnBreaker.of(run(List.of(), Egress.NONE, List.of()), ADVICE, 0, 20 * SECOND))
                .isEmpty();
    }

    @Test
    void where_the_wire_is_cut_calls_that_reached_nobody_are_the_recorders_to_tell() {
        List<EgressCall> calls = new ArrayList<>();
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            long at = ARun.ORIGIN + i * SECOND;
            calls.add(call(at, "suitability-advice", "answered"));
            attempts.add(new Attempt(at + 3_000, "inference", "advice"));
            calls.add(call(at + 500_000, "portfolio-summary", "answered"));
        }
        long cut = ARun.ORIGIN + 50 * SECOND;
        calls.add(call(cut, "suitability-advice", EgressCall.UNREACHABLE));
        calls.add(call(cut + SECOND, "portfolio-summary", EgressCall.UNREACHABLE));

        CallsSeen seen = CallsSeen.of(run(attempts, new Egress(true, false, calls), homes()), ADVICE);
        assertThat(seen.at()).hasSize(11).endsWith(cut);
        assertThat(seen.blind()).isEmpty();
    }

    @Test
    void a_recorder_tells_when_calls_ended_of_two_at_once_in_their_order() {
        long at = ARun.ORIGIN;
        List<EgressCall> calls = List.of(
                call(at, "suitability-advice", "answered").withTook(700_000),
                call(at + 1_000, "suitability-advice", "abandoned").withTook(90_000),
                call(at + 500_000, "portfolio-summary", "answered").withTook(5_000),
                call(at + SECOND, "suitability-advice", EgressCall.UNREACHABLE).withTook(1_000),
                call(at + SECOND + 2_000, "suitability-advice", "answered").withTook(40_000));
        List<Attempt> attempts = List.of(
                new Attempt(at + 2_000, "inference", "advice"),
                new Attempt(at + 2_100, "inference", "advice"),
                new Attempt(at + SECOND + 2_500, "inference", "advice"),
                new Attempt(at + 5 * SECOND, "inference", "advice"));

        assertThat(CallsSeen.of(run(attempts, new Egress(true, false, calls), homes()), ADVICE)
                        .ends())
                .isEqualTo(Map.of(
                        at + 2_000, at + 700_000,
                        at + 2_100, at + 91_000,
                        at + SECOND + 2_500, at + SECOND + 42_000));
    }

    @Test
    void without_a_whole_record_the_cut_stays_dark() {
        List<EgressCall> silent = List.of(call(ARun.ORIGIN, "", "answered"));
        List<Attempt> attempts = List.of(new Attempt(ARun.ORIGIN + 3_000, "inference", "advice"));

        for (Egress egress : List.of(Egress.NONE, new Egress(true, true, silent), new Egress(true, false, silent))) {
            assertThat(CallsSeen.of(run(attempts, egress, homes()), ADVICE).blind())
                    .as("%s", egress)
                    .hasSize(1);
        }
    }

    private static EgressCall call(long at, String purpose, String ending) {
        return new EgressCall(at, "127.0.0.1:4000", purpose, "alpine", "CH", 10, ending, Optional.empty());
    }

    private static List<JournalEvent> homes() {
        return List.of(VirtualShop.event(
                0,
                HomeEndpoint.EVENT,
                Map.of(
                        "endpoints",
                        List.of(Map.of(
                                "name",
                                "inference",
                                "places",
                                List.of("127.0.0.1:4000"),
                                "jurisdictions",
                                List.of("CH"),
                                "isProxied",
                                true)))));
    }

    private static BreakerStates own(JournalEvent... events) {
        return OwnBreaker.of(run(List.of(), Egress.NONE, Arrays.asList(events)), ADVICE, 0, 20 * SECOND)
                .orElseThrow();
    }

    private static RunRecord run(List<Attempt> attempts, Egress egress, List<JournalEvent> more) {
        RunRecord sound = ARun.sound().build();
        List<JournalEvent> journal = new ArrayList<>(sound.journal());
        journal.addAll(more);
        return new RunRecord(
                        sound.plan(),
                        journal,
                        sound.samples(),
                        sound.journeys(),
                        sound.claims(),
                        attempts,
                        sound.ledger())
                .with(sound.golden())
                .with(egress);
    }

    private static JournalEvent read(String state, int forgotten) {
        return VirtualShop.event(
                30 * SECOND, "breaker-read", Map.of("point", "advice", "state", state, "forgotten", forgotten));
    }

    private static JournalEvent changed(int second, String from, String to) {
        return VirtualShop.event(
                30 * SECOND,
                "breaker-changed",
                Map.of("point", "advice", "changedAt", second * SECOND, "from", from, "to", to));
    }

    private static JournalEvent probe(int second, String state) {
        return VirtualShop.event(
                second * SECOND, "probe", Map.of("source", "store", "breakers", Map.of("advice", state)));
    }
}
