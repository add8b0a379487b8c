package io.ridethrough.stubs.store;

import io.ridethrough.stubs.process.PartProgram;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The reference store as a process of its own. Prints one line, {@code READY <url>}, when it serves. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the reference store on a loopback port until it is stopped.",
        footer = {"", "Exit codes: 64 bad usage, 69 the port is taken or the ledger can't be opened."})
public final class StoreMain implements Callable<Integer> {
    /**
     * How whoever starts it as a process of its own should start its JVM. The first compiler alone: a store lives
     * for minutes, in which the second one takes more from the cores than its code gives back.
     */
    public static final List<String> JVM_OPTIONS = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    @Option(
            names = "--release",
            defaultValue = "2.4.8-p1",
            converter = ReleaseOption.class,
            description = "The Magento to answer as: 2.4.7-p3 or 2.4.8-p1 (${DEFAULT-VALUE}).")
    private MagentoRelease release = MagentoRelease.DEFAULT;

    @Mixin
    private final FrontOptions front = new FrontOptions();

    @Mixin
    private final ConditionOptions conditions = new ConditionOptions();

    @Mixin
    private final InferenceOptions inference = new InferenceOptions();

    @Mixin
    private final ResilienceOptions resilience = new ResilienceOptions();

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

    @Mixin
    private final PlacingOptions placing = new PlacingOptions();

    @Mixin
    private final OrderLimitOptions orderLimit = new OrderLimitOptions();

    @Option(names = "--customers", defaultValue = "200", description = "Seeded customers (${DEFAULT-VALUE}).")
    private int customers;

    public static void main(String[] args) {
        PartProgram.run(new StoreMain(), args);
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
            return PartProgram.BAD_USAGE;
        } catch (IOException | RuntimeException unavailable) {
            System.err.println(unavailable.getMessage());
            return PartProgram.UNAVAILABLE;
        }
        PartProgram.servesUntilStopped(store.url(), store::close);
        return 0;
    }

    private StoreSettings settings() {
        return new StoreSettings(
                release,
                front.settings(),
                inference.settings(resilience.resilience()),
                Optional.ofNullable(paymentUrl),
                ledger.equals("memory") ? Optional.empty() : Optional.of(Path.of(ledger)),
                Optional.ofNullable(defect),
                customers,
                placing.settings(),
                conditions.conditions(),
                orderLimit.limit());
    }
}
