package io.ridethrough.simulations.terminal;

import io.ridethrough.results.verdict.Grade;

/** Colour by ECMA-48 "select graphic rendition", or none. Words carry the meaning; colour only helps to find them. */
record Ink(boolean hasColour) {

    enum Tone {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        GOOD("32"),
        WARNING("33"),
        BAD("1;31");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    String paint(Tone tone, String text) {
        return hasColour && tone != Tone.PLAIN && !text.isEmpty()
                ? "\u001b[" + tone.code + "m" + text + "\u001b[0m"
                : text;
    }

    static Tone toneOf(Grade grade) {
        return switch (grade) {
            case PASS -> Tone.GOOD;
            case INCONCLUSIVE -> Tone.WARNING;
            case FAIL -> Tone.BAD;
        };
    }
}
