package io.ridethrough.results.baseline;

import java.util.ArrayList;
import java.util.List;

/** What a reader of a comparison must know to believe it. */
final class Remarks {
    private Remarks() {}

    static List<String> on(Baseline baseline, Baseline candidate) {
        List<String> remarks = new ArrayList<>();
        List<String> differences = baseline.fingerprint().differences(candidate.fingerprint());
        if (!baseline.session().equals(candidate.session())) {
            remarks.add("The two were not recorded in turns: whatever changed about the machine between "
                    + baseline.recordedAt() + " and " + candidate.recordedAt()
                    + " counts as difference, and the stated error rates do not hold.");
        }
        if (!differences.isEmpty()) {
            remarks.add("They differ in " + String.join("; ", differences) + ".");
        }
        List<String> onlyThere = candidate.series().stream()
                .map(Series::name)
                .filter(name -> baseline.series(name).isEmpty())
                .toList();
        if (!onlyThere.isEmpty()) {
            remarks.add("Only " + candidate.name() + " has " + String.join(", ", onlyThere) + ".");
        }
        List<String> onlyHere = baseline.series().stream()
                .map(Series::name)
                .filter(name -> candidate.series(name).isEmpty())
                .toList();
        if (!onlyHere.isEmpty()) {
            remarks.add("Only " + baseline.name() + " has " + String.join(", ", onlyHere) + ".");
        }
        return remarks;
    }
}
