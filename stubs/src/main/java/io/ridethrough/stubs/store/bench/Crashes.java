package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.partners.PaymentPartner;
import io.ridethrough.stubs.store.Store;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.checkout.Milestone;
import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.checkout.ReconcilerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Ends a store's process while clients place orders, starts a store on the same ledger again, lets the
 * clients who were told nothing try again at once, waits until no charge is open, and compares. One
 * ledger on disk and one payment partner for all crashes, so that each also meets what the earlier left.
 */
public final class Crashes implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int MAX_CARTS_A_CLIENT = 200;
    private static final Duration PARTNER_TAKES = Duration.ofMillis(15);
    private static final int ALL_ANSWERS = 10_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final ReconcilerSettings QUICK =
            new ReconcilerSettings(Duration.ofMillis(50), Duration.ofMillis(200));

    private final PaymentPartner partner;
    private final Path directory;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private Crashes(PaymentPartner partner, Path directory) {
        this.partner = partner;
        this.directory = directory;
    }

    /** @param directory an empty one for the ledger */
    public static Crashes over(Path directory) throws IOException {
        PaymentPartner partner = PaymentPartner.start(0);
        partner.answerLate(ALL_ANSWERS, PARTNER_TAKES);
        return new Crashes(partner, directory);
    }

    /**
     * What one crash left.
     *
     * @param inDoubt carts whose client was told nothing
     * @param chargesWithoutOrder right after the crash, before anything was mended
     * @param audit once mended
     */
    public record Result(CrashPoint point, int inDoubt, long chargesWithoutOrder, Audit audit) {}

    /** Crashes once and mends. Starts a process and talks to it over HTTP. */
    public Result crash(CrashPoint point) throws IOException, InterruptedException {
        boolean isSettling =
                point instanceof CrashPoint.AtMilestone at && CrashPoint.WHILE_SETTLING.contains(at.milestone());
        CrashPoint first = isSettling ? new CrashPoint.AtMilestone(Milestone.CHARGED, 1) : point;
        Set<String> inDoubt = ConcurrentHashMap.newKeySet();
        try (KillableStore process = KillableStore.start(arguments(first))) {
            URI store = process.ready().orElseThrow(() -> new IOException("the store did not start"));
            placeUntilDead(process, store, first, inDoubt);
        }
        if (isSettling) {
            try (KillableStore settling = KillableStore.start(arguments(point))) {
                if (!settling.hasEndedWithin(PATIENCE)) {
                    throw new IOException("the store did not come to " + point);
                }
            }
        }
        return mend(point, inDoubt);
    }

    private List<String> arguments(CrashPoint point) {
        List<String> arguments = new ArrayList<>(List.of(
                "--customers",
                "0",
                "--ledger",
                directory.toString(),
                "--payment-url",
                partner.url().toString(),
                "--reconcile-every",
                QUICK.every().toMillis() + "ms",
                "--reconcile-after",
                QUICK.patience().toMillis() + "ms"));
        if (point instanceof CrashPoint.AtMilestone at) {
            arguments.addAll(List.of("--halt-at", at.milestone().label() + ":" + at.nth()));
        }
        return arguments;
    }

    private void placeUntilDead(KillableStore process, URI store, CrashPoint point, Set<String> inDoubt)
            throws IOException, InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            Shopper shopper = new Shopper(HttpClient.newHttpClient(), store);
            CountDownLatch firstOrder = new CountDownLatch(1);
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> placeMany(shopper, inDoubt, firstOrder));
            }
            if (point instanceof CrashPoint.Killed killed) {
                if (!firstOrder.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("the store places no order");
                }
                Thread.sleep(killed.after().toMillis());
                process.kill();
            }
            if (!process.hasEndedWithin(PATIENCE)) {
                throw new IOException("the store did not come to " + point);
            }
            clients.shutdown();
            if (!clients.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("a client hangs on a dead store");
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void placeMany(Shopper shopper, Set<String> inDoubt, CountDownLatch firstOrder) {
        try {
            for (int i = 0; i < MAX_CARTS_A_CLIENT; i++) {
                String cart = shopper.readyCart();
                inDoubt.add(cart);
                shopper.place(cart).orderNumber().ifPresent(number -> {
                    told.add(number);
                    inDoubt.remove(cart);
                    firstOrder.countDown();
                });
            }
        } catch (IOException dead) {
            // What this client was about to be told, it never will be.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Result mend(CrashPoint point, Set<String> inDoubt) throws IOException, InterruptedException {
        StoreSettings settings = StoreSettings.defaults()
                .withCustomers(0)
                .withLedger(directory)
                .withPayment(partner.url())
                .withPlacing(PlacingSettings.DEFAULT.withReconciler(QUICK));
        int charges = partner.charges().size();
        try (Store store = Store.start(settings)) {
            long orders = store.ledger()
                    .<Long, RuntimeException>transact(shop -> shop.orders().count());
            Shopper shopper = new Shopper(HttpClient.newHttpClient(), store.url());
            // Every other client comes back; the others' charges are the store's to mend.
            int index = 0;
            for (String cart : inDoubt) {
                if (index++ % 2 == 0) {
                    comeBack(shopper, cart);
                }
            }
            awaitNoOpenCharge(store);
            return new Result(
                    point, inDoubt.size(), charges - orders, Audit.of(store.ledger(), partner.charges(), told));
        }
    }

    private void comeBack(Shopper shopper, String cart) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Shopper.Told> last = Optional.empty();
        while (System.nanoTime() < end) {
            Shopper.Told answer = shopper.place(cart);
            answer.orderNumber().ifPresent(told::add);
            if (!answer.isWorthAnotherTry()) {
                return;
            }
            last = Optional.of(answer);
            Thread.sleep(POLL.toMillis());
        }
        throw new IOException("a client who came back was refused to the end: " + last);
    }

    private static void awaitNoOpenCharge(Store store) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end
                && store.ledger()
                                .<Long, RuntimeException>transact(
                                        shop -> shop.intents().count())
                        > 0) {
            Thread.sleep(POLL.toMillis());
        }
    }

    @Override
    public void close() {
        partner.close();
    }
}
