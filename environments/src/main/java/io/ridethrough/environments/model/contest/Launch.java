package io.ridethrough.environments.model.contest;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a contestant's process is started.
 *
 * @param words the command line, up to the arguments that {@link ContestantLoop} reads
 */
public record Launch(List<String> words) {

    public Launch {
        words = List.copyOf(words);
    }

    /** This project's own engine. */
    public static Launch ownEngine() {
        return new Launch(List.of(
                java(),
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OwnEngine.class.getName()));
    }

    /**
     * A contestant on this process's class path.
     *
     * @param temporary takes what its natives are unpacked to
     */
    public static Launch compiled(Class<? extends Contestant> main, Path temporary) {
        return new Launch(List.of(
                java(),
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    }

    /**
     * A contestant in one source file, compiled as it is launched, over this process's class path and one jar more.
     *
     * @param temporary as for {@link #compiled}
     */
    public static Launch fromSource(Path source, Path jar, Path temporary) {
        return new Launch(List.of(
                java(),
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + jar,
                source.toString()));
    }

    List<String> with(ContestantLoop.Arguments arguments) {
        List<String> all = new ArrayList<>(words);
        all.addAll(arguments.words());
        return List.copyOf(all);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
