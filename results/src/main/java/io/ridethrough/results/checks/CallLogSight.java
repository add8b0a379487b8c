package io.ridethrough.results.checks;

import io.ridethrough.results.run.EgressCall;
import io.ridethrough.results.run.ModelCall;
import io.ridethrough.results.run.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The application's own log of its calls to models, to be laid beside what was seen on the wire: an entry is a call's if both
 * have the same prompt, by its digest, and the call began within the entry, or {@link #SLACK} of it.
 *
 * @param byPrompt entries by their prompt's digest
 * @param named every model that the log says was asked
 */
record CallLogSight(List<ModelCall> entries, Map<String, List<ModelCall>> byPrompt, Set<String> named) {

    /** How far the two clocks and the log's whole milliseconds may be apart. */
    static final Duration SLACK = Duration.ofMillis(100);

    /** Throws {@link Unjudgeable} when there is no log, or not all of it. */
    static CallLogSight of(RunRecord run) {
        Unjudgeable.unless(run.modelCalls().isRecorded(), "the application left no log of its calls to models");
        Unjudgeable.unless(
                !run.modelCalls().isFull(), "the application's log of its calls is full, and later ones are missing");
        List<ModelCall> entries = run.modelCalls().calls();
        return new CallLogSight(
                entries,
                byPrompt(entries),
                entries.stream().map(ModelCall::asked).collect(Collectors.toSet()));
    }

    /** Most prompts are asked once. */
    private static Map<String, List<ModelCall>> byPrompt(List<ModelCall> entries) {
        Map<String, List<ModelCall>> byPrompt = new HashMap<>(2 * entries.size());
        for (ModelCall entry : entries) {
            byPrompt.computeIfAbsent(entry.promptSha256(), none -> new ArrayList<>(1))
                    .add(entry);
        }
        return byPrompt;
    }

    /** The entries that a call on the wire may be; more than one where the same is asked twice at once. */
    List<ModelCall> entriesOf(EgressCall call) {
        List<ModelCall> entriesOf = new ArrayList<>();
        for (ModelCall entry : byPrompt.getOrDefault(ChatSight.chat(call).promptSha256(), List.of())) {
            if (isWithin(entry, call.at())) {
                entriesOf.add(entry);
            }
        }
        return entriesOf;
    }

    /** The entries of some windows whose answers were used. */
    List<ModelCall> used(List<Window> windows) {
        return entries.stream()
                .filter(entry -> entry.wasAnswered() && Window.anyContains(windows, entry.at()))
                .toList();
    }

    private static boolean isWithin(ModelCall entry, long atMicros) {
        long slack = Timeline.micros(SLACK);
        long end = entry.at() + entry.latencyMillis() * 1000;
        return entry.at() - slack <= atMicros && atMicros <= end + slack;
    }
}
