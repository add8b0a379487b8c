package io.ridethrough.simulations.cli;

import io.ridethrough.results.inference.BenchStep;
import io.ridethrough.simulations.modelbench.BenchProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** One line as each step begins, and one when it has ended. */
record ToldProgress(PrintWriter out) implements BenchProgress {

    @Override
    public void stepBegins(String what, Duration lasts) {
        out.println("measuring " + what + " for " + lasts.toSeconds() + " s");
        out.flush();
    }

    @Override
    public void stepEnded(BenchStep step) {
        out.println(String.format(
                Locale.ROOT,
                "  %d offered, %d answered, %d refused, %d failed%s%s",
                step.offered(),
                step.complete(),
                step.refused(),
                step.failed(),
                step.isSaturated() ? "; saturated: " + step.saturation() : "",
                step.isSound() ? "" : "; not sound: " + step.soundness()));
        out.flush();
    }
}
