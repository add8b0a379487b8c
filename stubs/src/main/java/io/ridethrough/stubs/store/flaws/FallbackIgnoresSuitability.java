package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.inference.Rules;
import io.ridethrough.stubs.store.ledger.Holding;
import io.ridethrough.stubs.store.parts.StoreParts;
import java.math.BigDecimal;
import java.util.List;

/** Defect {@code fallback-ignores-suitability}: without a model every order is suitable and every account in order. */
final class FallbackIgnoresSuitability implements Flaw {
    @Override
    public StoreParts plant(StoreParts sound) {
        return sound.withResilience(
                sound.resilience().withRules(new Complaisant(sound.resilience().rules())));
    }

    private record Complaisant(Rules sound) implements Rules {
        @Override
        public String suitability(BigDecimal amount, int units) {
            return sound.suitability(BigDecimal.ONE, 1);
        }

        @Override
        public String identity(String firstname, String lastname, String email) {
            return "VERIFIED";
        }

        @Override
        public String summary(List<Holding> holdings) {
            return sound.summary(holdings);
        }
    }
}
