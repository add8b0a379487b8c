package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.partners.PaymentPartner;
import io.ridethrough.stubs.store.Store;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Many carts, each placed more than once in a sound store, whose payment partner takes a while so that
 * the attempts overlap.
 *
 * @param carts how many
 * @param seed draws the delays
 */
public record DoublePlacements(MagentoRelease release, int carts, long seed) {
    private static final int AT_ONCE = 6;
    private static final int MAX_DELAY_MILLIS = 500;
    private static final Duration PARTNER_TAKES = Duration.ofMillis(150);
    private static final int ALL_ANSWERS = 1_000_000;

    /**
     * What came of it.
     *
     * @param withOneOrder carts of which exactly one attempt was told of an order
     * @param refusals how often attempts were refused, by code
     */
    public record Result(int carts, int withOneOrder, Map<String, Integer> refusals, Audit audit) {
        /** Whether every cart has one order, one charge and one client who was told. */
        public boolean isClean() {
            return withOneOrder == carts && audit.orders() == carts && audit.isClean();
        }
    }

    /** Two attempts a cart, the second up to half a second after the first. */
    public Result staggered() throws IOException, InterruptedException {
        Random random = new Random(seed);
        return run(() -> List.of(Duration.ZERO, Duration.ofMillis(random.nextInt(MAX_DELAY_MILLIS + 1))));
    }

    /** Six attempts a cart at the same instant. */
    public Result simultaneous() throws IOException, InterruptedException {
        List<Duration> none = java.util.Collections.nCopies(AT_ONCE, Duration.ZERO);
        return run(() -> none);
    }

    private interface Delays {
        List<Duration> next();
    }

    private Result run(Delays delays) throws IOException, InterruptedException {
        try (PaymentPartner partner = PaymentPartner.start(0);
                Store store = Store.start(StoreSettings.defaults()
                        .withRelease(release)
                        .withPayment(partner.url())
                        .withCustomers(0));
                Overlap overlap = new Overlap(new Shopper(HttpClient.newHttpClient(), store.url()), AT_ONCE)) {
            partner.answerLate(ALL_ANSWERS, PARTNER_TAKES);
            int withOne = 0;
            Map<String, Integer> refusals = new TreeMap<>();
            List<String> told = new ArrayList<>();
            for (int i = 0; i < carts; i++) {
                List<Shopper.Told> answers = overlap.place(delays.next());
                List<String> numbers = answers.stream()
                        .flatMap(answer -> answer.orderNumber().stream())
                        .toList();
                withOne += numbers.size() == 1 ? 1 : 0;
                told.addAll(numbers);
                answers.stream()
                        .filter(answer -> !answer.isPlaced())
                        .forEach(answer -> refusals.merge(answer.code(), 1, Integer::sum));
            }
            return new Result(carts, withOne, refusals, Audit.of(store.ledger(), partner.charges(), told));
        }
    }
}
