package io.ridethrough.environments.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A main class of ours to run in a JVM of its own, on the class path of this one.
 *
 * @param name what people call the process; also the name of its log
 * @param mainClass the class to run
 * @param jvmOptions options of the virtual machine
 * @param arguments arguments of the main class
 * @param logs directory of its log
 * @param withheld environment variables that the process does not get, since they hold secrets
 */
public record JavaCommand(
        String name,
        String mainClass,
        List<String> jvmOptions,
        List<String> arguments,
        Path logs,
        Set<String> withheld) {
    private static final int UNSAFE_WARNS_SINCE = 23;
    private static final int NATIVE_ACCESS_WARNS_SINCE = 22;

    public JavaCommand {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        withheld = Set.copyOf(withheld);
    }

    /** A process that gets what this one has, but for what no process gets. */
    public JavaCommand(String name, String mainClass, List<String> jvmOptions, List<String> arguments, Path logs) {
        this(name, mainClass, jvmOptions, arguments, logs, Set.of());
    }

    /** The whole command line. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvmOptions);
        int release = Runtime.version().feature();
        // Netty and Scala reach for both; the warnings would drown what a log is read for.
        if (release >= NATIVE_ACCESS_WARNS_SINCE) {
            words.add("--enable-native-access=ALL-UNNAMED");
        }
        if (release >= UNSAFE_WARNS_SINCE) {
            words.add("--sun-misc-unsafe-memory-access=allow");
        }
        words.add("-Dridethrough.lifeline=stdin");
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(mainClass);
        words.addAll(arguments);
        return List.copyOf(words);
    }
}
