package io.ridethrough.stubs.process;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/** How the program of a part begins and speaks that runs in a process of its own. */
public final class PartProgram {
    /** The exit code of a command line that was not understood. */
    public static final int BAD_USAGE = 64;

    /** The exit code of a part that cannot serve, such as for a port that is taken. */
    public static final int UNAVAILABLE = 69;

    private PartProgram() {}

    /**
     * Runs the part until it ends or its parent is gone, and ends this process with its exit code. A mistake of the command
     * line is told in one line.
     *
     * @param part a command of picocli's
     */
    public static void run(Callable<Integer> part, String... arguments) {
        ParentLifeline.exitWhenParentIsGone();
        CommandLine line = new CommandLine(part);
        line.setParameterExceptionHandler((wrong, given) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage());
            return BAD_USAGE;
        });
        System.exit(line.execute(arguments));
    }

    /** Prints the one line by which a parent learns that the part serves. */
    public static void serves(URI url) {
        System.out.println("READY " + url);
        System.out.flush();
    }

    /**
     * Prints the line of {@link #serves}, and waits until this process is told to stop.
     *
     * @param close ends what serves, before the process ends
     */
    public static void servesUntilStopped(URI url, Runnable close) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            stopped.countDown();
                        },
                        "stop"));
        serves(url);
        stopped.await();
    }
}
