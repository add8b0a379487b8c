package io.ridethrough.simulations.terminal;

/**
 * The few signs beyond letters, for terminals that show them and for those that don't.
 *
 * @param levels bars from the lowest to the highest
 */
record Glyphs(String barDone, String barLeft, String dots, String levels) {

    static Glyphs of(boolean hasUnicode) {
        return hasUnicode ? new Glyphs("━", "─", "…", "▁▂▃▄▅▆▇█") : new Glyphs("#", "-", "...", "_.-~=+*#");
    }
}
