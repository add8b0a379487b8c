package io.ridethrough.simulations.cli;

import io.ridethrough.results.capacity.Bottleneck;
import io.ridethrough.results.capacity.CapacityEstimate;
import io.ridethrough.results.capacity.CapacityReport;
import io.ridethrough.results.capacity.CurvePoint;
import io.ridethrough.results.capacity.ModelState;
import io.ridethrough.results.capacity.Objective;
import io.ridethrough.results.capacity.report.CapacityFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Studies of capacity of which only what they came to is stored. */
final class StoredStudies {

    private StoredStudies() {}

    /** One with a healthy model, known within 3 %, and one whose load generator was full first with a slow one. */
    static void store(Path runs, String id, double perMinute, Objective objective) throws IOException {
        CapacityReport report = new CapacityReport(
                CapacityReport.FORMAT,
                id,
                Instant.EPOCH,
                "embedded",
                "quick",
                1,
                true,
                Map.of("java", "17"),
                objective,
                List.of(estimated(perMinute / 60), generatorBound()),
                Optional.empty(),
                List.of(),
                List.of("The shop keeps its settings."),
                List.of("Other flows."),
                List.of());
        CapacityFile.write(Files.createDirectories(runs.resolve(id)).resolve(CapacityFile.NAME), report);
    }

    private static CapacityEstimate estimated(double perSecond) {
        return new CapacityEstimate(
                ModelState.HEALTHY,
                CapacityEstimate.Kind.ESTIMATED,
                OptionalDouble.of(perSecond),
                OptionalDouble.of(0.97 * perSecond),
                OptionalDouble.of(1.03 * perSecond),
                Optional.of(CapacityEstimate.Limit.LATENCY),
                OptionalDouble.of(0.1),
                List.of(
                        new CurvePoint(0.8 * perSecond, 3, 900, 900, 850, 950, 0),
                        new CurvePoint(1.1 * perSecond, 3, 3_100, 3_100, 2_900, 3_400, 0.02)),
                Optional.empty(),
                Bottleneck.WORKERS,
                "All workers were busy.",
                "The limit is met between two rates.");
    }

    private static CapacityEstimate generatorBound() {
        return new CapacityEstimate(
                ModelState.SLOW,
                CapacityEstimate.Kind.GENERATOR_BOUND,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                List.of(),
                Optional.empty(),
                Bottleneck.GENERATOR,
                "It fell behind.",
                "The load generator was full first.");
    }
}
