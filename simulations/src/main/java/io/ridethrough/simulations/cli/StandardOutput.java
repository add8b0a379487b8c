package io.ridethrough.simulations.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a command says to whoever called it. */
final class StandardOutput {
    private StandardOutput() {}

    /** Whatever the platform's own encoding is: a verdict, a table or a model's words have characters beyond ASCII. */
    static PrintStream utf8() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }
}
