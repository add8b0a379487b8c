package io.ridethrough.stubs.store.bench;

import io.ridethrough.stubs.store.Store;
import io.ridethrough.stubs.store.StoreSettings;
import io.ridethrough.stubs.store.checkout.PlacingSettings;
import io.ridethrough.stubs.store.inference.InferenceSettings;
import io.ridethrough.stubs.store.presets.ResiliencePresets;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How often the race of 2.4.7 makes two orders of a cart, by how long the second attempt comes after the first. */
public final class RaceTable {
    /** The carts of each recorded delay without a model. */
    public static final int CARTS = 20;

    private static final int CARTS_BY_MODEL = 6;
    private static final Duration MODEL_TAKES = Duration.ofSeconds(3);

    private RaceTable() {}

    /**
     * One line of the table.
     *
     * @param model how long a call to the model before the order takes; zero without a model
     * @param twice carts with two orders
     * @param recordedTwice of {@code recordedCarts}, on a real 2.4.7-p3
     */
    public record Row(Duration model, Duration delay, int twice, int carts, int recordedTwice, int recordedCarts) {}

    /** Without a model, at the recorded delays. */
    public static List<Row> alone(int carts) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        StoreSettings settings = racing();
        rows.add(row(settings, Duration.ZERO, 0, carts, 0, CARTS));
        rows.add(row(settings, Duration.ZERO, 50, carts, 2, CARTS));
        rows.add(row(settings, Duration.ZERO, 100, carts, 16, CARTS));
        rows.add(row(settings, Duration.ZERO, 150, carts, 0, CARTS));
        rows.add(row(settings, Duration.ZERO, 250, carts, 0, CARTS));
        return rows;
    }

    /** With a model that takes three seconds. */
    public static List<Row> withSlowModel() throws IOException, InterruptedException {
        try (SlowModel model = SlowModel.start(MODEL_TAKES)) {
            // The measured shop's module had neither timeout nor breaker; one that counts slow calls would open.
            StoreSettings settings =
                    racing().withInference(InferenceSettings.at(model.url(), ResiliencePresets.find("none")));
            return List.of(
                    row(settings, MODEL_TAKES, 0, CARTS_BY_MODEL, 0, 4),
                    row(settings, MODEL_TAKES, 300, CARTS_BY_MODEL, 6, 6),
                    row(settings, MODEL_TAKES, 1000, CARTS_BY_MODEL, 6, 6));
        }
    }

    private static StoreSettings racing() {
        return StoreSettings.defaults()
                .withRelease(MagentoRelease.V2_4_7_P3)
                .withPlacing(PlacingSettings.DEFAULT.withRealRace())
                .withCustomers(0);
    }

    private static Row row(
            StoreSettings settings, Duration model, int delayMillis, int carts, int recordedTwice, int recordedCarts)
            throws IOException, InterruptedException {
        Duration delay = Duration.ofMillis(delayMillis);
        int twice = 0;
        try (Store store = Store.start(settings);
                Overlap overlap = new Overlap(new Shopper(HttpClient.newHttpClient(), store.url()), 2)) {
            overlap.place(List.of(Duration.ZERO));
            for (int i = 0; i < carts; i++) {
                long placed = overlap.place(List.of(Duration.ZERO, delay)).stream()
                        .filter(Shopper.Told::isPlaced)
                        .count();
                twice += placed == 2 ? 1 : 0;
            }
        }
        return new Row(model, delay, twice, carts, recordedTwice, recordedCarts);
    }
}
