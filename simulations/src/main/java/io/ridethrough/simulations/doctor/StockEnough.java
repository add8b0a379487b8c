package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.ShopRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether there is stock for what a run will buy; for any order at all, when nobody has said what that is. */
final class StockEnough implements Examination {
    static final String NAME = "stock";

    /** Clients buy one, two or three of a product. */
    private static final int MEAN_UNITS = 2;

    private static final int NAMED = 3;

    private static final String REMEDY = "put stock of them into the shop, or name other products under `catalogue`";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "there is stock for what a run buys";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME, SecretsThere.NAME);
    }

    @Override
    public Diagnosis examine(Visit visit) {
        Optional<Map<String, Long>> stock;
        try {
            stock = visit.environment().stock();
        } catch (ShopRefusedException e) {
            return visit.isBroken(LedgerReadable.NAME)
                    ? Diagnosis.cantTell("`" + LedgerReadable.NAME + "` is broken")
                    : Diagnosis.broken(
                            "the stock cannot be read: " + Words.of(e),
                            "let the integration's token read `Magento_InventoryApi::source`");
        } catch (IOException e) {
            return visit.isBroken(LedgerReadable.NAME)
                    ? Diagnosis.cantTell("`" + LedgerReadable.NAME + "` is broken")
                    : Diagnosis.broken(Words.of(e), REMEDY);
        }
        if (stock.isEmpty()) {
            return Diagnosis.cantTell("this environment does not tell its stock");
        }
        return judged(stock.get(), visit.products(), visit.planned());
    }

    static Diagnosis judged(Map<String, Long> stock, List<String> products, Optional<PlannedOrders> planned) {
        boolean isChosen = planned.filter(it -> !it.products().isEmpty()).isPresent();
        // What a scenario names itself may be scarce on purpose.
        long share = planned.isEmpty() || isChosen ? 1 : share(planned.get(), products.size());
        List<String> tooFew = new ArrayList<>();
        for (String product : products) {
            if (stock.getOrDefault(product, 0L) < share) {
                tooFew.add(product);
            }
        }
        String wanted = planned.map(it -> " for the " + it.orders() + " orders of " + it.scenario())
                .orElse("");
        boolean isEnough = planned.isPresent() ? tooFew.isEmpty() : tooFew.size() < products.size();
        if (isEnough) {
            List<String> inStock = products.stream()
                    .filter(product -> stock.getOrDefault(product, 0L) > 0)
                    .toList();
            long least = inStock.stream()
                    .map(product -> stock.getOrDefault(product, 0L))
                    .min(Comparator.naturalOrder())
                    .orElse(0L);
            String units = least == RunningEnvironment.UNCOUNTED
                    ? ", of which the shop sells any number"
                    : ", at least " + Words.count(least, "unit", "units") + " of each";
            return Diagnosis.fine(Words.count(inStock.size(), "product", "products") + units + wanted);
        }
        List<String> named = tooFew.subList(0, Math.min(NAMED, tooFew.size()));
        return Diagnosis.broken(
                Words.count(tooFew.size(), "product has", "products have") + " fewer than "
                        + Words.count(share, "unit", "units") + wanted + ": " + Words.list(named)
                        + (tooFew.size() > NAMED ? " and others" : ""),
                REMEDY);
    }

    /** What one product must have, when all are bought alike. */
    private static long share(PlannedOrders planned, int products) {
        return Math.max(1, (planned.orders() * MEAN_UNITS + products - 1) / products);
    }
}
