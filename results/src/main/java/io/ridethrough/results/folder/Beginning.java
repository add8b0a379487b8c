package io.ridethrough.results.folder;

import io.ridethrough.results.checks.AtHome;
import io.ridethrough.results.run.JournalEvent;
import io.ridethrough.results.run.JournalReader;
import io.ridethrough.results.summary.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a run's load began and which endpoints are at home, found in a first pass over its journal.
 *
 * @param origin the zero of the timeline, microseconds since the Unix epoch; empty when load never started
 * @param firstEvent the earliest moment of the journal, likewise; 0 without one
 * @param homes empty where nobody declared them
 */
record Beginning(OptionalLong origin, long firstEvent, Optional<AtHome> homes) {

    static Beginning of(Path journal) throws IOException {
        Finder finder = new Finder();
        if (Files.exists(journal)) {
            var unused = JournalReader.scan(journal, finder::see);
        }
        return new Beginning(
                finder.origin,
                finder.firstEvent == Long.MAX_VALUE ? 0 : finder.firstEvent,
                AtHome.declaredIn(finder.declarations));
    }

    private static final class Finder {
        private OptionalLong origin = OptionalLong.empty();
        private long firstEvent = Long.MAX_VALUE;
        private final List<JournalEvent> declarations = new ArrayList<>();

        void see(JournalEvent event) {
            origin = origin.isPresent() ? origin : RunSummary.originTold(event);
            firstEvent = Math.min(firstEvent, event.at());
            if (declarations.isEmpty() && AtHome.isDeclaredBy(event)) {
                declarations.add(event);
            }
        }
    }
}
