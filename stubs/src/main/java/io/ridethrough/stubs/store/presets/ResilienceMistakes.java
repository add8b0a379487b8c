package io.ridethrough.stubs.store.presets;

import java.util.List;

/** A file was refused: one line for each mistake, {@code file:line: key: what}, in the sequence of its lines. */
public final class ResilienceMistakes extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ResilienceMistakes(List<String> lines) {
        super(String.join("\n", lines));
    }

    static ResilienceMistakes of(String line) {
        return new ResilienceMistakes(List.of(line));
    }
}
