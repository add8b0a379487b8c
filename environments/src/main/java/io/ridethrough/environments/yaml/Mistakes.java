package io.ridethrough.environments.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the mistakes of one file while it is read. At most {@value #LIMIT} are kept. For one thread. */
public final class Mistakes {

    /** A file with more mistakes than this is not a scenario with slips in it but another kind of file. */
    public static final int LIMIT = 100;

    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    /** @param file the file's name as people should see it */
    public Mistakes(String file) {
        this.file = file;
    }

    /** Notes a mistake; {@code line} counts from 1, and 0 stands for the file as a whole. */
    public void add(int line, String key, String what) {
        if (found.size() < LIMIT) {
            found.add(new Mistake(file, line, key, what));
        }
    }

    /** How many there are so far: unchanged across a piece of reading means that the piece is sound. */
    public int count() {
        return found.size();
    }

    /** Throws when anything was wrong. Until this returns, values that were read may be stand-ins. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    MistakesException exception() {
        return new MistakesException(
                found.stream().sorted(Comparator.comparingInt(Mistake::line)).toList());
    }
}
