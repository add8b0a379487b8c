package io.ridethrough.environments.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shared libraries that programs of this machine are linked with, as {@code ldd} tells them, the loader included. */
final class SharedLibraries {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Such as {@code libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f…)}, or the loader by its path alone. */
    private static final Pattern FOUND = Pattern.compile("(?m)^\\s+(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)$");

    private static final Pattern C_LIBRARY = Pattern.compile("libc\\.so\\.\\d+");

    /** What the C library opens by itself when it is asked for names, as far as a release of it has that apart. */
    private static final List<String> BESIDE_C_LIBRARY =
            List.of("libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2", "libgcc_s.so.1");

    private SharedLibraries() {}

    /**
     * Runs {@code ldd}.
     *
     * @return absolute paths, as the loader looks for them
     * @throws IOException when there is no {@code ldd}, or nothing is linked with anything
     */
    static SortedSet<Path> of(List<Path> programs) throws IOException {
        List<String> words = new ArrayList<>(List.of("ldd"));
        programs.forEach(program -> words.add(program.toString()));
        HostTool.Ended ended = HostTool.run(words, PATIENCE);
        SortedSet<Path> libraries = in(ended.output());
        if (libraries.isEmpty()) {
            throw new IOException("ldd names no library of " + programs + ": "
                    + ended.output()
                            .lines()
                            .findFirst()
                            .orElse("it said nothing")
                            .strip());
        }
        for (Path library : new ArrayList<>(libraries)) {
            if (C_LIBRARY.matcher(library.getFileName().toString()).matches()) {
                BESIDE_C_LIBRARY.stream()
                        .map(library::resolveSibling)
                        .filter(Files::isRegularFile)
                        .forEach(libraries::add);
            }
        }
        return libraries;
    }

    /** What {@code ldd} found; what it did not find is left out, since a library of the JDK finds its neighbours itself. */
    static SortedSet<Path> in(String output) {
        SortedSet<Path> libraries = new TreeSet<>();
        Matcher found = FOUND.matcher(output);
        while (found.find()) {
            libraries.add(Path.of(found.group(1)).normalize());
        }
        return libraries;
    }
}
