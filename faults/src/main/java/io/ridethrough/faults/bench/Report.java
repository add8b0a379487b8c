package io.ridethrough.faults.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What was measured so far: figures, and notes on what could not be or how to read it. */
public final class Report {
    private final List<String> contenders;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** @param progress told what is being measured */
    Report(List<String> contenders, Consumer<String> progress) {
        this.contenders = List.copyOf(contenders);
        this.progress = progress;
    }

    void begins(String what) {
        progress.accept(what);
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    void note(String note) {
        notes.add(note);
    }

    void failed(String part, IOException why) {
        failures.add(part + " could not be measured: " + why.getMessage());
    }

    /** The contenders' names, in the order of every figure's values. */
    public List<String> contenders() {
        return contenders;
    }

    public List<Figure> figures() {
        return Collections.unmodifiableList(figures);
    }

    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }

    /** What could not be measured, and why. */
    public List<String> failures() {
        return Collections.unmodifiableList(failures);
    }

    /** How many bars are missed. */
    public long missed() {
        return figures.stream()
                .filter(figure -> figure.isMet().filter(isMet -> !isMet).isPresent())
                .count();
    }
}
