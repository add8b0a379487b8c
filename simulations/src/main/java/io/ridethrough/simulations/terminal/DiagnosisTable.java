package io.ridethrough.simulations.terminal;

import io.ridethrough.simulations.doctor.Diagnosis;
import io.ridethrough.simulations.doctor.Examined;
import io.ridethrough.simulations.doctor.Health;
import io.ridethrough.simulations.terminal.Ink.Tone;
import java.util.ArrayList;
import java.util.List;

/** What a doctor found as lines: health, the examination's name, what was seen, and below it what to do. */
public final class DiagnosisTable {
    private static final int HEALTH = 12;
    private static final int NAME = 11;
    private static final String REMEDY = "do ";

    private final Ink ink;
    private final int columns;

    /** For such surroundings; their width is asked for once. */
    public DiagnosisTable(Surroundings surroundings) {
        this.ink = new Ink(surroundings.hasColour());
        this.columns = surroundings.columns().getAsInt();
    }

    /** What one examination came to. */
    public List<String> lines(Examined line) {
        Diagnosis diagnosis = line.diagnosis();
        List<String> lines = new ArrayList<>();
        List<String> seen = Wrapping.wrap(diagnosis.seen(), columns - HEALTH - NAME);
        for (int row = 0; row < seen.size(); row++) {
            lines.add(new Line(ink, columns)
                    .left(
                            tone(diagnosis.health()),
                            row == 0 ? diagnosis.health().words() : "",
                            HEALTH)
                    .left(Tone.BOLD, row == 0 ? line.name() : "", NAME)
                    .add(seen.get(row))
                    .text());
        }
        if (!diagnosis.remedy().isEmpty()) {
            List<String> remedy = Wrapping.wrap(diagnosis.remedy(), columns - HEALTH - NAME - REMEDY.length());
            for (int row = 0; row < remedy.size(); row++) {
                lines.add(new Line(ink, columns)
                        .left(Tone.PLAIN, "", HEALTH + NAME)
                        .left(Tone.DIM, row == 0 ? REMEDY : "", REMEDY.length())
                        .add(remedy.get(row))
                        .text());
            }
        }
        return lines;
    }

    /** All examinations in a sentence. */
    public List<String> closing(List<Examined> lines) {
        Line counts = new Line(ink, columns);
        String separator = "";
        for (Health health : Health.values()) {
            long count = lines.stream()
                    .filter(line -> line.diagnosis().health() == health)
                    .count();
            counts.add(separator).add(count == 0 ? Tone.DIM : tone(health), count + " " + health.words());
            separator = ", ";
        }
        return List.of("", counts.text());
    }

    private static Tone tone(Health health) {
        return switch (health) {
            case FINE -> Tone.GOOD;
            case BROKEN -> Tone.BAD;
            case CANT_TELL -> Tone.WARNING;
        };
    }
}
