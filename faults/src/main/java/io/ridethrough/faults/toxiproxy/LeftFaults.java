package io.ridethrough.faults.toxiproxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads from a {@link FaultJournal} what may still be in place. */
public final class LeftFaults {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LeftFaults() {}

    /**
     * The faults that were planned and never healed, in their order. A line that a crash tore is passed over: a fault
     * whose plan was torn was never applied, and one whose healing was is looked for once more.
     *
     * @throws IOException when the file cannot be read, or is larger than any journal
     */
    public static List<PlannedFault> read(Path journal) throws IOException {
        if (Files.size(journal) > FaultJournal.LARGEST_BYTES) {
            throw new IOException(journal + " is larger than any journal of faults");
        }
        Map<String, PlannedFault> left = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(journal), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                apply(line, left);
            }
        }
        return new ArrayList<>(left.values());
    }

    private static void apply(String line, Map<String, PlannedFault> left) {
        try {
            JsonNode event = JSON.readTree(line);
            String fault = event.path("fault").asText();
            switch (event.path("event").asText()) {
                case "planned" -> left.put(fault, PlannedFault.read(event));
                case "healed" -> left.remove(fault);
                default -> {
                    // The steps between change nothing about what may be in place.
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException torn) {
            return;
        }
    }
}
