package io.ridethrough.environments.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file was refused: carries every mistake found in it, in the order of its lines. */
public final class MistakesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public MistakesException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Refuses a file as a whole, or a word of the command line, for the one mistake that it is. */
    public static MistakesException of(String file, String what) {
        return new MistakesException(List.of(new Mistake(file, what)));
    }

    /** At least one mistake. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** One line for each mistake: {@code file:line: key: what}. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
