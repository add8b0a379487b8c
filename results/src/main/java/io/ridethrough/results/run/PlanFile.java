package io.ridethrough.results.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.plan.PlannedPhase;
import io.ridethrough.results.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code plan.json}: reading and writing it. */
public final class PlanFile {

    /** The version of the format that this code writes. */
    public static final int FORMAT = 4;

    /** Format 1 had no times for faults: each lived for exactly its phase. */
    private static final int WITHOUT_FAULT_TIMES = 1;

    /** Format 2 knew no watches. */
    private static final int WITHOUT_WATCHES = 2;

    /** Format 3 knew neither second clicks nor a choice of products. */
    private static final int WITHOUT_CLIENTS_WAYS = 3;

    private PlanFile() {}

    /**
     * Reads a plan. One of an older format is read as the plan of today's that means the same.
     *
     * @throws IOException when the file is missing, malformed, or of another format
     */
    public static RunPlan read(Path file) throws IOException {
        ObjectNode json = RunJson.read(file, ObjectNode.class);
        int format = json.path("format").asInt(-1);
        if (format < WITHOUT_FAULT_TIMES || format > FORMAT) {
            throw new IOException(file + " has format " + format + "; this version reads formats " + WITHOUT_FAULT_TIMES
                    + " to " + FORMAT);
        }
        if (format == WITHOUT_FAULT_TIMES) {
            giveTimesToFaults(json);
        }
        if (format <= WITHOUT_WATCHES) {
            json.putArray("watches");
        }
        if (format <= WITHOUT_CLIENTS_WAYS) {
            json.path("load").forEach(PlanFile::giveWays);
        }
        if (!json.has("stops")) {
            // The first plans of format 4 had no stop conditions either.
            json.putArray("stops");
        }
        // Nor did their phases have a load of their own.
        json.path("phases").forEach(PlanFile::giveLoad);
        json.put("format", FORMAT);
        return RunJson.convert(file, json, RunPlan.class);
    }

    private static void giveWays(JsonNode load) {
        if (load instanceof ObjectNode clients) {
            clients.putArray("secondClicks");
            clients.putArray("products");
        }
    }

    private static void giveLoad(JsonNode phase) {
        if (phase instanceof ObjectNode window && !window.has("load")) {
            window.put("load", PlannedPhase.USUAL_LOAD);
        }
    }

    private static void giveTimesToFaults(ObjectNode plan) {
        for (JsonNode phase : plan.path("phases")) {
            for (JsonNode fault : phase.path("faults")) {
                for (String time : List.of("startsAfter", "endsAfter")) {
                    if (fault instanceof ObjectNode timed && phase.has(time)) {
                        timed.set(time, phase.get(time));
                    }
                }
            }
        }
    }

    /** Writes a plan, whole or not at all. */
    public static void write(Path file, RunPlan plan) throws IOException {
        RunJson.write(file, plan);
    }
}
