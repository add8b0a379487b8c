package io.ridethrough.results.folder;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.RunFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files a run wrote, by its own word.
 *
 * @param names of those that it wrote
 * @param bytesAtEnd how long each was when the run ended; empty where the journal does not tell
 * @param never names of those that no such run writes
 */
record WrittenFiles(Set<String> names, Map<String, Long> bytesAtEnd, Set<String> never) {

    static WrittenFiles of(RunFolder folder, RunPlan plan, List<JournalEvent> journal) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        events(journal, "run-ended")
                .flatMap(ended -> ended.fields().path("bytes").properties().stream())
                .forEach(file -> bytes.put(file.getKey(), file.getValue().asLong()));
        Set<Path> always = Set.of(folder.journal(), folder.samples(), folder.claims(), folder.attempts());
        Set<Path> watched = Set.of(folder.golden(), folder.goldenReferences());
        Set<Path> read = happened(journal, "ledger-read") ? Set.of(folder.ledger()) : Set.of();
        Set<Path> asked = happened(journal, "references-taken") ? watched : Set.of();
        boolean isRecorded = events(journal, "environment-started")
                .anyMatch(started -> started.fields().path("addresses").has("egress recorder"));
        Set<Path> recorded = isRecorded ? Set.of(folder.egress()) : Set.of();
        return new WrittenFiles(
                Stream.concat(
                                Stream.of(always, read, asked, recorded)
                                        .flatMap(Set::stream)
                                        .map(WrittenFiles::name),
                                bytes.keySet().stream())
                        .collect(Collectors.toSet()),
                bytes,
                plan.watches().isEmpty()
                        ? watched.stream().map(WrittenFiles::name).collect(Collectors.toSet())
                        : Set.of());
    }

    private static boolean happened(List<JournalEvent> journal, String name) {
        return events(journal, name).findAny().isPresent();
    }

    private static Stream<JournalEvent> events(List<JournalEvent> journal, String name) {
        return journal.stream().filter(event -> event.event().equals(name));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
