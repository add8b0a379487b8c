package io.ridethrough.results.checks;

import io.ridethrough.results.run.Chat;
import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Finding.Evidence;
import java.util.List;

/**
 * The calls to models that an egress recorder saw during some phases.
 *
 * @param calls those with a {@link Chat}, in the order of their beginning
 */
record ChatSight(List<Window> windows, List<EgressCall> calls) {

    /** The same for each claim about these phases; throws {@link Unjudgeable} when nobody saw which models were asked. */
    static ChatSight of(RunRecord run, List<String> phases) {
        return run.derived(new Seen(phases), () -> read(run, phases));
    }

    /** What stands for the sight of some phases in a record. */
    private record Seen(List<String> phases) {}

    private static ChatSight read(RunRecord run, List<String> phases) {
        List<Window> windows = Timeline.of(run).judged(phases);
        List<EgressCall> calls = EgressSight.seen(run, windows).stream()
                .filter(call -> call.chat().isPresent())
                .toList();
        Unjudgeable.unless(
                !calls.isEmpty(),
                "no call that asks a model was seen to leave the shop during " + Figures.list(phases));
        return new ChatSight(windows, calls);
    }

    static Chat chat(EgressCall call) {
        return call.chat().orElseThrow();
    }

    List<Evidence> evidence() {
        return windows.stream()
                .map(window -> window.evidence(EgressSight.SERIES))
                .toList();
    }

    /** {@code 12.3 s after the start of load}. */
    String when(long atMicros) {
        return Figures.micros(atMicros - windows.get(0).origin()) + " after the start of load";
    }
}
