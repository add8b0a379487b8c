package io.ridethrough.stubs.store.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Clients of two kinds before a shop whose model turns slow and recovers: those who check out and so ask the model, and
 * those who only look at the catalogue and share the shop's workers with them. Open loop; latency counts from when a
 * client was to come.
 *
 * <p>Both kinds come evenly spaced, as the measured shop's did: its calls to the model were 0.95 and 1.95 a second while
 * it was healthy, which are 19 of 20 and 39 of 40 in 20 s with the last one still on its way. Random arrivals at these
 * rates overload two cores now and then with a healthy model too; the catalogue's healthy percentile then tells of the
 * draw and not of the shop.
 */
final class Starvation {
    static final Duration HEALTHY = Duration.ofSeconds(20);
    static final Duration SLOW = Duration.ofSeconds(30);
    static final Duration RECOVERY = Duration.ofSeconds(20);

    private static final Duration HEALTHY_ANSWER = Duration.ofMillis(50);
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration DRAIN = PATIENCE.multipliedBy(3);
    private static final double CHECKOUTS_PER_SECOND = 2;
    private static final double CATALOGUE_PER_SECOND = 4;
    private static final int WORKERS = 8;
    private static final int MOST_CLIENTS = 600;
    private static final String LOOK =
            "{\"query\":\"{products(search:\\\"Chaos\\\",pageSize:2){total_count items{sku}}}\"}";

    private final URI store;
    private final Queue<Visit> checkouts = new ConcurrentLinkedQueue<>();
    private final Queue<Visit> looks = new ConcurrentLinkedQueue<>();

    private Starvation(URI store) {
        this.store = store;
    }

    /**
     * One client's visit.
     *
     * @param atSeconds when it was to begin, from the start
     * @param error why it got nothing, if it did not
     */
    record Visit(double atSeconds, double seconds, Optional<String> error) {}

    /** What came of it. Upstream calls are a rate in each of the three phases. */
    record Outcome(List<Visit> checkouts, List<Visit> looks, List<Double> upstreamPerSecond) {}

    static Outcome run(Integration integration, String serviceTimes, long seed)
            throws IOException, InterruptedException {
        try (SlowModel model = SlowModel.start(HEALTHY_ANSWER);
                StoreProcess store = StoreProcess.start(options(integration, serviceTimes, seed, model.url()))) {
            // Its first requests would otherwise measure how a virtual machine starts.
            ClosedLoop.run(store.url(), 2, Duration.ofSeconds(10));
            return new Starvation(store.url()).load(model);
        }
    }

    private static List<String> options(Integration integration, String serviceTimes, long seed, URI model) {
        List<String> options = new ArrayList<>(List.of(
                "--workers",
                Integer.toString(WORKERS),
                "--customers",
                "0",
                "--service-times",
                serviceTimes,
                "--seed",
                Long.toString(seed),
                "--inference-url",
                model.toString()));
        options.addAll(integration.options());
        return options;
    }

    private Outcome load(SlowModel model) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(MOST_CLIENTS);
        double end = seconds(HEALTHY.plus(SLOW).plus(RECOVERY));
        List<Double> comingCheckouts = arrivals(CHECKOUTS_PER_SECOND, end);
        List<Double> comingLooks = arrivals(CATALOGUE_PER_SECOND, end);
        long start = System.nanoTime();
        for (double at : comingCheckouts) {
            clients.execute(() -> visit(checkouts, start, at, this::checkOut));
        }
        for (double at : comingLooks) {
            clients.execute(() -> visit(looks, start, at, this::look));
        }
        long slow = start + HEALTHY.toNanos();
        long recovery = slow + SLOW.toNanos();
        long over = recovery + RECOVERY.toNanos();
        sleepUntil(slow);
        model.setDelay(SLOW_ANSWER);
        sleepUntil(recovery);
        model.setDelay(HEALTHY_ANSWER);
        sleepUntil(over);
        clients.shutdown();
        if (!clients.awaitTermination(DRAIN.toSeconds(), TimeUnit.SECONDS)) {
            clients.shutdownNow();
        }
        List<Double> upstream = List.of(
                model.calls(start, slow) / seconds(HEALTHY),
                model.calls(slow, recovery) / seconds(SLOW),
                model.calls(recovery, over) / seconds(RECOVERY));
        return new Outcome(List.copyOf(checkouts), List.copyOf(looks), upstream);
    }

    /** A client's errand. */
    private interface Errand {
        void run(WireClient client) throws IOException;
    }

    private void visit(Queue<Visit> visits, long startNanos, double atSeconds, Errand errand) {
        long due = startNanos + (long) (atSeconds * 1e9);
        Optional<String> error = Optional.empty();
        try {
            sleepUntil(due);
            try (WireClient client = WireClient.connect(store, PATIENCE)) {
                errand.run(client);
            }
        } catch (IOException failed) {
            error = Optional.of(String.valueOf(failed.getMessage()));
        } catch (InterruptedException gaveUp) {
            Thread.currentThread().interrupt();
            error = Optional.of("not over in time");
        }
        visits.add(new Visit(atSeconds, (System.nanoTime() - due) / 1e9, error));
    }

    private void checkOut(WireClient client) throws IOException {
        GuestSteps steps = new GuestSteps(client);
        boolean isOrdered = false;
        while (!isOrdered) {
            isOrdered = steps.next();
        }
    }

    private void look(WireClient client) throws IOException {
        WireClient.Answer answer = client.ask(LOOK);
        if (answer.status() != 200 || answer.body().contains("\"errors\"")) {
            throw new IOException(answer.toString());
        }
    }

    private static List<Double> arrivals(double perSecond, double endSeconds) {
        return IntStream.range(0, (int) (perSecond * endSeconds))
                .mapToObj(client -> client / perSecond)
                .toList();
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
