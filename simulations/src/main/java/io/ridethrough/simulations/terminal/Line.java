package io.ridethrough.simulations.terminal;

import io.ridethrough.simulations.terminal.Ink.Tone;

/** One line of a given width, built from left to right; what doesn't fit is cut off. Control characters are left out. */
final class Line {

    private final StringBuilder text = new StringBuilder();
    private final Ink ink;
    private final int columns;
    private int width;

    Line(Ink ink, int columns) {
        this.ink = ink;
        this.columns = columns;
    }

    Line add(Tone tone, String piece) {
        String clean = Wrapping.clean(piece);
        int room = columns - width;
        int length = clean.codePointCount(0, clean.length());
        String fitting = length <= room ? clean : clean.substring(0, clean.offsetByCodePoints(0, room));
        text.append(ink.paint(tone, fitting));
        width += Math.min(length, room);
        return this;
    }

    Line add(String piece) {
        return add(Tone.PLAIN, piece);
    }

    /** The piece, then spaces up to {@code columns} in all. */
    Line left(Tone tone, String piece, int columns) {
        return add(tone, piece).add(" ".repeat(Math.max(0, columns - piece.codePointCount(0, piece.length()))));
    }

    /** Spaces, then the piece, {@code columns} in all. */
    Line right(Tone tone, String piece, int columns) {
        return add(" ".repeat(Math.max(0, columns - piece.codePointCount(0, piece.length()))))
                .add(tone, piece);
    }

    String text() {
        return text.toString().stripTrailing();
    }
}
