package io.ridethrough.results.checks;

import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an egress recorder saw during some phases, beside where it may go.
 *
 * @param calls those of the phases, in the order of their beginning
 */
record EgressSight(List<Window> windows, List<EgressCall> calls, Homes homes) {

    static final String SERIES = "egress";

    /**
     * The same for each claim about these phases; throws {@link Unjudgeable} when nothing was recorded, or it cannot be told
     * from where it may go.
     */
    static EgressSight of(RunRecord run, List<String> phases) {
        return run.derived(new Seen(phases), () -> read(run, phases));
    }

    /** What stands for the sight of some phases in a record. */
    private record Seen(List<String> phases) {}

    private static EgressSight read(RunRecord run, List<String> phases) {
        List<Window> windows = Timeline.of(run).judged(phases);
        List<EgressCall> calls = seen(run, windows);
        Unjudgeable.unless(!calls.isEmpty(), "no call left the shop during " + Figures.list(phases));
        return new EgressSight(windows, calls, Homes.of(run));
    }

    /** The calls that began in some windows, in the order of their beginning; {@link Unjudgeable} without a whole record. */
    static List<EgressCall> seen(RunRecord run, List<Window> windows) {
        Unjudgeable.unless(run.egress().isRecorded(), "there is no record of what left the shop");
        Unjudgeable.unless(
                !run.egress().isFull(), "the record of what left the shop is full, and later calls may be missing");
        return run.egress().calls().stream()
                .filter(call -> Window.anyContains(windows, call.at()))
                .sorted(Comparator.comparingLong(EgressCall::at))
                .toList();
    }

    /** The calls to where their client's data may not be. */
    List<EgressCall> outside() {
        return calls.stream().filter(call -> !homes.mayHave(call)).toList();
    }

    List<Evidence> evidence() {
        return windows.stream().map(window -> window.evidence(SERIES)).toList();
    }

    /** {@code first 12.3 s after the start of load, to 127.0.0.1:4000 (foreign inference), for advice of alpine (CH)}. */
    String first(RunRecord run, List<EgressCall> some) {
        EgressCall first = some.get(0);
        return "first " + Figures.micros(first.at() - windows.get(0).origin()) + " after the start of load, to "
                + named(run, first.target()) + standing(first) + ", for " + what(first);
    }

    /** Where a host that was called by its name was found to stand. */
    private static String standing(EgressCall call) {
        return call.address().isEmpty() || call.target().contains(call.address()) ? "" : " at " + call.address();
    }

    /** {@code 3 for identity-verification, 2 for portfolio-summary}. */
    static String purposes(List<EgressCall> some) {
        Map<String, Long> purposes =
                some.stream().collect(Collectors.groupingBy(EgressSight::purpose, TreeMap::new, Collectors.counting()));
        return purposes.entrySet().stream()
                .map(purpose -> purpose.getValue() + " for " + purpose.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String purpose(EgressCall call) {
        return said(call.purpose(), "no stated purpose");
    }

    private static String what(EgressCall call) {
        return purpose(call) + " of " + said(call.tenant(), "no stated tenant") + " ("
                + said(call.jurisdiction(), "no stated jurisdiction") + ")";
    }

    private static String said(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** A target with the name that the journal gives to what listens there, if it does. */
    private static String named(RunRecord run, String target) {
        Function<JournalEvent, Optional<String>> name =
                started -> started.fields().path("addresses").properties().stream()
                        .filter(part -> target.equals(authority(part.getValue().asText())))
                        .map(Map.Entry::getKey)
                        .findFirst();
        return Timeline.event(run.journal(), "environment-started")
                .flatMap(name)
                .map(part -> target + " (" + part + ")")
                .orElse(target);
    }

    /** Host and port of an address such as {@code http://127.0.0.1:4000/v1}. */
    private static String authority(String address) {
        return address.replaceFirst("^[a-z]+://", "").replaceFirst("/.*$", "");
    }
}
