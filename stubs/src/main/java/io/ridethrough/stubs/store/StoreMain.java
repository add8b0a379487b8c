package io.ridethrough.stubs.store;

import io.ridethrough.stubs.process.ParentLifeline;
import io.ridethrough.stubs.store.inference.GuardSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The reference store as a process of its own. Prints one line, {@code READY <url>}, when it serves. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the reference store on a loopback port until it is stopped.",
        footer = {"", "Exit codes: 64 bad usage, 69 the port is taken or the ledger can't be opened."})
public final class StoreMain implements Callable<Integer> {
    private static final int BAD_USAGE = 64;
    private static final int UNAVAILABLE = 69;

    @Option(names = "--port", defaultValue = "0", description = "Port to serve on; 0 takes a free one.")
    private int port;

    @Option(names = "--workers", defaultValue = "8", description = "Requests worked on at once (${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--backlog",
            defaultValue = "128",
            description = "Requests that may wait for a worker (${DEFAULT-VALUE}).")
    private int backlog;

    @Option(
            names = "--inference-url",
            paramLabel = "URL",
            description = "The model's endpoint, without /v1/chat/completions. Without it rules answer.")
    private @Nullable URI inferenceUrl;

    @Option(names = "--inference-model", paramLabel = "NAME", defaultValue = "reference", description = "The model.")
    private String model = "";

    @Option(
            names = "--inference-timeout",
            paramLabel = "DURATION",
            defaultValue = "800ms",
            converter = DurationOption.class,
            description = "For one whole answer of the model (${DEFAULT-VALUE}).")
    private Duration inferenceTimeout = Duration.ZERO;

    @Option(
            names = "--payment-url",
            paramLabel = "URL",
            description = "The payment partner's endpoint, without /v1/charges. Without it nobody is charged.")
    private @Nullable URI paymentUrl;

    @Option(
            names = "--ledger",
            paramLabel = "memory|DIR",
            defaultValue = "memory",
            description = "Where the ledger is kept (${DEFAULT-VALUE}).")
    private String ledger = "";

    @Option(names = "--defect", paramLabel = "NAME", converter = DefectOption.class, description = "A flaw to plant.")
    private @Nullable Defect defect;

    @Option(names = "--customers", defaultValue = "200", description = "Seeded customers (${DEFAULT-VALUE}).")
    private int customers;

    @Option(names = "--breaker-window", defaultValue = "10", description = "Calls counted (${DEFAULT-VALUE}).")
    private int window;

    @Option(
            names = "--breaker-minimum-calls",
            defaultValue = "5",
            description = "Calls before the failure rate counts (${DEFAULT-VALUE}).")
    private int minimumCalls;

    @Option(
            names = "--breaker-failure-percent",
            defaultValue = "50",
            description = "The failure rate that opens (${DEFAULT-VALUE}).")
    private int failurePercent;

    @Option(
            names = "--breaker-open",
            paramLabel = "DURATION",
            defaultValue = "4s",
            converter = DurationOption.class,
            description = "How long it stays open (${DEFAULT-VALUE}).")
    private Duration open = Duration.ZERO;

    @Option(names = "--breaker-probes", defaultValue = "2", description = "Calls when half-open (${DEFAULT-VALUE}).")
    private int probes;

    @Option(
            names = "--bulkhead",
            defaultValue = "4",
            description = "Calls of one inference point under way at once (${DEFAULT-VALUE}).")
    private int bulkhead;

    public static void main(String[] args) {
        ParentLifeline.exitWhenParentIsGone();
        CommandLine line = new CommandLine(new StoreMain());
        line.setParameterExceptionHandler((wrong, given) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage());
            return BAD_USAGE;
        });
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        HttpClientDefaults.apply();
        StoreLogging.apply();
        Store store;
        try {
            store = Store.start(settings());
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return BAD_USAGE;
        } catch (IOException | RuntimeException unavailable) {
            System.err.println(unavailable.getMessage());
            return UNAVAILABLE;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            store.close();
                            stopped.countDown();
                        },
                        "stop"));
        System.out.println("READY " + store.url());
        System.out.flush();
        stopped.await();
        return 0;
    }

    private StoreSettings settings() {
        return new StoreSettings(
                port,
                workers,
                backlog,
                Optional.ofNullable(inferenceUrl),
                model,
                inferenceTimeout,
                Optional.ofNullable(paymentUrl),
                ledger.equals("memory") ? Optional.empty() : Optional.of(Path.of(ledger)),
                Optional.ofNullable(defect),
                customers,
                new GuardSettings(window, minimumCalls, failurePercent, open, probes, bulkhead));
    }
}
