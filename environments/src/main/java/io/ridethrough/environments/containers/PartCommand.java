package io.ridethrough.environments.containers;

import java.util.List;

/** What a container runs: this decides how it tells that it serves, and how it ends with its runner. */
sealed interface PartCommand {

    /**
     * A part of ours. It says {@code READY <url>}, and ends with its standard input.
     *
     * @param words the whole command line, in the place of the image's own
     */
    record Ours(List<String> words) implements PartCommand {
        public Ours {
            words = List.copyOf(words);
        }
    }

    /**
     * Somebody else's program, by its image's own entry point. It does not say when it serves and does not look at its
     * standard input: it is asked for a page, and it runs among the processes of a part of ours, with which the kernel ends it.
     *
     * @param arguments of the entry point
     * @param page where it answers 200 once it serves
     * @param keeper the part with which it ends
     */
    record Theirs(List<String> arguments, Page page, PartContainer keeper) implements PartCommand {
        public Theirs {
            arguments = List.copyOf(arguments);
        }
    }

    /** @param port one that is published */
    record Page(int port, String path) {}
}
