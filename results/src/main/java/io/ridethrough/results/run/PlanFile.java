package io.ridethrough.results.run;

import io.ridethrough.results.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;

/** {@code plan.json}: reading and writing it. */
public final class PlanFile {

    /** The version of the format that this code writes and reads. */
    public static final int FORMAT = 1;

    private PlanFile() {}

    /**
     * Reads a plan.
     *
     * @throws IOException when the file is missing, malformed, or of another format
     */
    public static RunPlan read(Path file) throws IOException {
        RunPlan plan = RunJson.read(file, RunPlan.class);
        if (plan.format() != FORMAT) {
            throw new IOException(file + " has format " + plan.format() + "; this version reads format " + FORMAT);
        }
        return plan;
    }

    /** Writes a plan, whole or not at all. */
    public static void write(Path file, RunPlan plan) throws IOException {
        RunJson.write(file, plan);
    }
}
