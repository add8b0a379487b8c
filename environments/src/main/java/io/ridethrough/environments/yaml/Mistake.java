package io.ridethrough.environments.yaml;

/**
 * One thing that is wrong in a file that a person wrote.
 *
 * @param file the file as its reader was told its name
 * @param line from 1; 0 when the mistake has no line, such as a file that is not there
 * @param key dotted path of the key, such as {@code phases[2].faults[0].delay}; empty for the file as a whole
 * @param what what is wrong and what would be right, in a sentence without a full stop
 */
public record Mistake(String file, int line, String key, String what) {

    /** A mistake of a file as a whole, or of a word of the command line, such as {@code --slo}. */
    public Mistake(String file, String what) {
        this(file, 0, "", what);
    }

    /** {@code file:line: key: what}, without the parts that are absent. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return key.isEmpty() ? place + ": " + what : place + ": " + key + ": " + what;
    }
}
