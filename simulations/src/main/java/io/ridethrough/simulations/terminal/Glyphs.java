package io.ridethrough.simulations.terminal;

/** The few signs beyond letters, for terminals that show them and for those that don't. */
record Glyphs(String barDone, String barLeft, String dots) {

    static Glyphs of(boolean hasUnicode) {
        return hasUnicode ? new Glyphs("━", "─", "…") : new Glyphs("#", "-", "...");
    }
}
