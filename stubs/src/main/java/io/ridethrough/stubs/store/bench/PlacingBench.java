package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.store.StoreLogging;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How sound placing is, in figures. */
@Command(
        name = "placing",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Place the same carts twice in sound stores of both releases, kill a store while it places orders,"
                        + " and count duplicates, losses and charges that do not match. Then the same with the race that"
                        + " Magento 2.4.7 really has, beside what was recorded. Exit code 1 when the sound store erred.")
public final class PlacingBench implements Callable<Integer> {
    private static final int FAIL = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--carts", defaultValue = "200", description = "Carts of each kind (${DEFAULT-VALUE}).")
    private int carts;

    @Option(names = "--crashes", defaultValue = "50", description = "Kills of the store's process (${DEFAULT-VALUE}).")
    private int crashes;

    @Option(
            names = "--race-carts",
            defaultValue = "20",
            description = "Carts of each delay of the race (${DEFAULT-VALUE}).")
    private int raceCarts;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Decides delays and moments.")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StoreLogging.apply();
        PrintWriter out = spec.commandLine().getOut();
        out.println("seed " + seed);
        boolean isClean = true;
        for (MagentoRelease release : MagentoRelease.values()) {
            DoublePlacements placements = new DoublePlacements(release, carts, seed);
            isClean &= tell(out, release.label() + ", second attempt 0-500 ms later", placements.staggered());
            isClean &= tell(out, release.label() + ", six attempts at once", placements.simultaneous());
        }
        isClean &= crash(out);
        race(out);
        return isClean ? 0 : FAIL;
    }

    private static boolean tell(PrintWriter out, String what, DoublePlacements.Result result) {
        out.printf(
                "%s: %d carts, %d with one order; %s; refused: %s%n",
                what, result.carts(), result.withOneOrder(), words(result.audit()), result.refusals());
        out.flush();
        return result.isClean();
    }

    private boolean crash(PrintWriter out) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("ridethrough-crashes");
        boolean isClean = true;
        int inDoubt = 0;
        long withoutOrder = 0;
        long orders = 0;
        int dirty = 0;
        try (Crashes store = Crashes.over(directory)) {
            for (CrashPoint point : CrashPoint.drawn(crashes, seed)) {
                Crashes.Result result = store.crash(point);
                inDoubt += result.inDoubt();
                withoutOrder += Math.max(0, result.chargesWithoutOrder());
                orders = result.audit().orders();
                if (!result.audit().isClean()) {
                    dirty++;
                    isClean = false;
                    out.println(point + ": " + words(result.audit()) + " " + result.audit());
                    out.flush();
                }
            }
        } finally {
            delete(directory);
        }
        out.printf(
                "%d crashes: %d left something unsound; %d clients were told nothing, %d charges had no order"
                        + " right after the crash; %d orders in the end%n",
                crashes, dirty, inDoubt, withoutOrder, orders);
        out.flush();
        return isClean;
    }

    private void race(PrintWriter out) throws IOException, InterruptedException {
        out.println("2.4.7-p3 with its real race: carts with two orders");
        List<RaceTable.Row> rows = Stream.concat(
                        RaceTable.alone(raceCarts).stream(), RaceTable.withSlowModel().stream())
                .toList();
        for (RaceTable.Row row : rows) {
            out.printf(
                    "  %s, second attempt %4d ms later: %2d of %2d (recorded: %2d of %2d)%n",
                    model(row.model()),
                    row.delay().toMillis(),
                    row.twice(),
                    row.carts(),
                    row.recordedTwice(),
                    row.recordedCarts());
        }
        out.flush();
    }

    private static String model(Duration takes) {
        return takes.isZero() ? "no model " : "model %d s".formatted(takes.toSeconds());
    }

    private static String words(Audit audit) {
        return "%d duplicates, %d losses, %d unreconciled"
                .formatted(
                        audit.duplicates().size(),
                        audit.losses().size(),
                        audit.unreconciled().size());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
