package io.ridethrough.simulations.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Outcome;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.samples.SampleFile;
import io.ridethrough.results.samples.SampleVisitor;
import io.ridethrough.simulations.recording.EpochClock;
import io.ridethrough.stubs.process.ParentLifeline;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The load generator's program. {@link GatlingSettings} come by system properties. On standard output go JSON lines:
 * {@code origin}, when the generator chose the timeline's zero, a {@code tick} each second, with the run's figures, {@code
 * stop-condition} once an error budget of the plan has burnt, and {@code finished} at the end, with a count of the requests
 * that Gatling sent beside the record's. On standard input the conductor says {@link ToldCustomers}, where clients sign in,
 * and can say {@value StopOrder#WORD}: then the load ends early.
 * What Gatling prints goes to {@code gatling.log} among the run's logs.
 *
 * <p>Exit codes: Gatling's own (0 ran, 1 crashed), or {@value #RECORD_INCOMPLETE} when the record is incomplete, as on
 * a full disk; one line on standard error then says why.
 */
public final class GatlingProcess {

    /** Exit code of a run whose record is incomplete, as {@code EX_IOERR} of BSD's sysexits. */
    public static final int RECORD_INCOMPLETE = 74;

    /** The system property that names Gatling's settings, among resources. */
    public static final String SETTINGS = "gatling.conf.file";

    /** What its virtual machine is started with. */
    public static final List<String> JVM_OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-D" + SETTINGS + "=gatling-run.conf");

    private static final int CRASHED = 1;

    /** How long the conductor may take to say what it says at once. */
    private static final Duration CUSTOMERS_PATIENCE = Duration.ofSeconds(20);

    private final GatlingSettings settings;

    private GatlingProcess(GatlingSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) {
        CountDownLatch customers = new CountDownLatch(1);
        ParentLifeline.exitWhenParentIsGone(line -> {
            StopOrder.heard(line, EpochClock.startingNow());
            if (ToldCustomers.heard(line)) {
                customers.countDown();
            }
        });
        System.exit(exitCode(customers));
    }

    private static int exitCode(CountDownLatch customers) {
        try {
            if (ToldCustomers.areExpected() && !customers.await(CUSTOMERS_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalArgumentException("nobody said whom clients sign in as");
            }
            return new GatlingProcess(GatlingSettings.fromSystemProperties()).run();
        } catch (IOException e) {
            System.err.println("the load generator's record is incomplete: " + e.getMessage());
            return RECORD_INCOMPLETE;
        } catch (IllegalArgumentException e) {
            System.err.println("the load generator cannot start: " + e.getMessage());
            return CRASHED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.err.println("the load generator was interrupted as it started");
            return CRASHED;
        }
    }

    private int run() throws IOException {
        Path logs = Files.createDirectories(settings.folder().logs());
        Path gatlingLog = logs.resolve("gatling.log");
        int gatlingCode;
        try (PrintStream log = new PrintStream(Files.newOutputStream(gatlingLog), true, UTF_8)) {
            System.setOut(log);
            gatlingCode = GatlingEngine.run(PlannedSimulation.class, logs.resolve("gatling"));
        }
        Optional<String> incomplete = RecordingFailure.told();
        if (incomplete.isPresent()) {
            throw new IOException(incomplete.get());
        }
        Counts counts = new Counts();
        SampleFile.scan(settings.folder().samples(), counts);
        ConductorLine.ofThisProcess()
                .send(ConductorLine.event("finished")
                        .put("exitCode", gatlingCode)
                        .put("requestsSent", SentRequests.told().orElse(0))
                        .put("samples", counts.samples)
                        .put("aborted", counts.aborted)
                        .put("journeys", counts.journeys));
        return gatlingCode;
    }

    /** Counts what the file holds, rather than what was meant to be written to it. */
    private static final class Counts implements SampleVisitor {

        private long samples;
        private long aborted;
        private long journeys;

        @Override
        public void sample(Sample sample) {
            samples++;
            if (sample.outcome() == Outcome.ABORTED) {
                aborted++;
            }
        }

        @Override
        public void journey(Journey journey) {
            journeys++;
        }
    }
}
