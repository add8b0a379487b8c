package io.ridethrough.results.export;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** A step of a flow, by the names that samples have. */
record FlowStep(String flow, String step) {

    /** A name that every file system takes as it is, and that has no dot: the dot parts flow and step. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    private static final int LONGEST = 60;

    /**
     * Such as {@code guest-checkout.place-order}. A name that is not safe in a file's name loses the letters that are not, and
     * what it loses is told by a hash of the whole name behind it: the same for the same name in every run.
     */
    String fileName() {
        return safe(flow) + "." + safe(step);
    }

    private static String safe(String name) {
        if (SAFE.matcher(name).matches()) {
            return name;
        }
        String cut = name.substring(0, Math.min(LONGEST, name.length()));
        return cut.replaceAll("[^A-Za-z0-9_-]", "_") + "-" + HexFormat.of().toHexDigits(name.hashCode());
    }

    @Override
    public String toString() {
        return flow + " " + step;
    }
}
