package io.ridethrough.results.run;

import java.nio.file.Path;
import java.util.List;

/** Names of the files in a run's folder. Does no I/O. */
public record RunFolder(Path path) {

    /** What a run's record is read from, beside its plan and its journal. */
    public List<Path> recorded() {
        return List.of(
                samples(),
                claims(),
                shownAnswers(),
                attempts(),
                egress(),
                inferenceCalls(),
                faults(),
                golden(),
                goldenReferences(),
                ledger());
    }

    public Path plan() {
        return path.resolve("plan.json");
    }

    public Path journal() {
        return path.resolve("journal.ndjson");
    }

    /** Every outbound call of the system under test, as its environment's egress recorder saw it. */
    public Path egress() {
        return path.resolve("egress.ndjson");
    }

    /** The calls to the model, as the system under test itself wrote them down. */
    public Path inferenceCalls() {
        return path.resolve("inference-calls.ndjson");
    }

    /** The faults as they were planned and healed, written before they are applied. */
    public Path faults() {
        return path.resolve("faults.ndjson");
    }

    public Path samples() {
        return path.resolve("samples.bin");
    }

    public Path claims() {
        return path.resolve("claims.ndjson");
    }

    /** Whose the answers were that clients were shown. */
    public Path shownAnswers() {
        return path.resolve("shown-answers.ndjson");
    }

    public Path attempts() {
        return path.resolve("attempts.csv");
    }

    /** What golden prompts were answered while load ran. */
    public Path golden() {
        return path.resolve("golden.ndjson");
    }

    /** What each version of the model answers to them by itself. */
    public Path goldenReferences() {
        return path.resolve("golden-references.json");
    }

    public Path ledger() {
        return path.resolve("ledger.json");
    }

    /** The GraphQL documents that clients sent in the built-in ones' place. */
    public Path documents() {
        return path.resolve("documents");
    }

    /** What the run made in its shop. */
    public Path created() {
        return path.resolve("created.json");
    }

    public Path verdict() {
        return path.resolve("verdict.json");
    }

    public Path report() {
        return path.resolve("report.html");
    }

    public Path junit() {
        return path.resolve("junit.xml");
    }

    public Path summary() {
        return path.resolve("summary.md");
    }

    /** The verdict and the steps' figures as OpenMetrics text. */
    public Path metrics() {
        return path.resolve("metrics.txt");
    }

    public Path allure() {
        return path.resolve("allure-results");
    }

    public Path logs() {
        return path.resolve("logs");
    }
}
