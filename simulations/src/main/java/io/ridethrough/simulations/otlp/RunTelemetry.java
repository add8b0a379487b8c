package io.ridethrough.simulations.otlp;

import io.ridethrough.results.folder.RunReader;
import io.ridethrough.results.otlp.Body;
import io.ridethrough.results.otlp.RunMetrics;
import io.ridethrough.results.otlp.RunTraces;
import io.ridethrough.results.run.RunFolder;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.summary.RunSummary;
import io.ridethrough.results.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends judged runs to the collector that the environment variables of OpenTelemetry name, if they name one. It comes after a
 * run's last file is written, takes no longer than its timeout, and whatever becomes of it, the verdict stands.
 */
public final class RunTelemetry {

    /** What one target is sent. */
    private record Parcel(Target target, List<Body> bodies) {}

    private final OtlpSettings.Wanted wanted;
    private final Waiting waiting;

    RunTelemetry(OtlpSettings.Wanted wanted, Waiting waiting) {
        this.wanted = wanted;
        this.waiting = waiting;
    }

    /**
     * As the variables say; sends nothing yet.
     *
     * @param environment such as {@code System.getenv()}
     * @throws io.ridethrough.environments.yaml.MistakesException with every mistake, and no variable's value
     */
    public static RunTelemetry of(Map<String, String> environment) {
        return new RunTelemetry(OtlpSettings.of(environment), Waiting.REAL);
    }

    /**
     * Sends a run over the network: its traces, then its metrics, until the first body that does not arrive.
     *
     * @return what did not arrive, and why, in one line without a secret; empty when everything did, or nothing is to be sent
     */
    public Optional<String> send(RunFolder folder, Verdict verdict) {
        if (wanted.targets().isEmpty()) {
            return Optional.empty();
        }
        List<String> told = new ArrayList<>();
        try {
            // All is made before the time begins that a collector may take.
            List<Parcel> parcels = parcels(RunReader.read(folder), verdict);
            long beganNanos = waiting.nanos();
            for (Parcel parcel : parcels) {
                Target target = parcel.target();
                Collector collector = new Collector(
                        target, waiting, beganNanos + target.timeout().toNanos());
                delivered(parcel, collector).ifPresent(told::add);
            }
        } catch (IOException e) {
            told.add("the run cannot be read again (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            told.add("interrupted");
        } catch (RuntimeException e) {
            // A mistake of ours in here must not become the exit code of a run that was judged.
            told.add("an internal error, which is a bug: " + e.getClass().getName());
        }
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of("telemetry: " + String.join("; ", told) + "; the verdict stands");
    }

    private List<Parcel> parcels(RunRecord run, Verdict verdict) {
        return wanted.targets().stream()
                .map(target -> new Parcel(target, bodies(target.signal(), run, verdict)))
                .toList();
    }

    private List<Body> bodies(Signal signal, RunRecord run, Verdict verdict) {
        return switch (signal) {
            case TRACES -> RunTraces.of(run, verdict, wanted.resource());
            case METRICS -> List.of(RunMetrics.of(run, RunSummary.of(run), verdict, wanted.resource()));
        };
    }

    private static Optional<String> delivered(Parcel parcel, Collector collector) throws InterruptedException {
        Target target = parcel.target();
        Signal signal = target.signal();
        long all = parcel.bodies().stream().mapToLong(Body::items).sum();
        long arrived = 0;
        long rejected = 0;
        try {
            for (Body body : parcel.bodies()) {
                rejected += collector.send(body);
                arrived += body.items();
            }
        } catch (Undelivered e) {
            String what = arrived == 0
                    ? signal.word() + " did not arrive"
                    : "only " + arrived + " of " + all + " " + signal.items() + " arrived";
            return Optional.of(what + " at " + target.told() + ": " + e.why());
        }
        return rejected == 0
                ? Optional.empty()
                : Optional.of(target.told() + " rejected " + rejected + " of " + all + " " + signal.items());
    }
}
