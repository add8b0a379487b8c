package io.ridethrough.environments.model;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.ridethrough.stubs.process.ParentLifeline;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Runs the reference model as a process. Prints {@code READY http://127.0.0.1:PORT} once it serves; when it can't, one
 * line on standard error and exit code 69.
 */
@Command(
        name = "serve",
        description = "Serves the reference model: an OpenAI-compatible API on loopback, with real tokens.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = ServeOptions.BAD_USAGE,
        exitCodeOnExecutionException = ModelMain.INTERNAL_ERROR)
public final class ModelMain implements Callable<Integer> {
    /** How whoever starts it as a process of its own should start its JVM. */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx128m", "-XX:+UseSerialGC");

    static final int INTERNAL_ERROR = 70;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    public static void main(String[] args) {
        ParentLifeline.exitWhenParentIsGone();
        // Standard output belongs to the READY line; the JDK's logging writes to standard error.
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        System.exit(new CommandLine(new ModelMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.serve();
    }
}
