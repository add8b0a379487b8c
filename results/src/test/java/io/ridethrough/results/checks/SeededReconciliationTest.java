package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.plan.RunPlan;
import io.ridethrough.results.run.RunRecord;
import io.ridethrough.results.verdict.Grade;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A thousand ledgers with one order gone wrong, and a thousand in which none has. */
class SeededReconciliationTest {

    private static final int LEDGERS = 1_000;
    private static final RunPlan PLAN = ARun.sound().build().plan();

    @Test
    void nothing_is_found_in_a_thousand_clean_ledgers() {
        for (long seed = 0; seed < LEDGERS; seed++) {
            Ruling ruling = rule(SeededLedger.sound(seed));

            assertThat(ruling.grade()).as("seed %d: %s", seed, ruling.why()).isEqualTo(Grade.PASS);
        }
    }

    @Test
    void each_of_a_thousand_corruptions_is_found_and_named() {
        Map<Corruption, Integer> planted = new EnumMap<>(Corruption.class);
        Corruption[] kinds = Corruption.values();
        for (int seed = 0; seed < LEDGERS; seed++) {
            Corruption kind = kinds[seed % kinds.length];
            SeededLedger books = SeededLedger.sound(seed);
            String told = kind.plant(books);

            Ruling ruling = rule(books);

            assertThat(ruling.grade()).as("seed %d, %s", seed, kind).isEqualTo(Grade.FAIL);
            assertThat(ruling.why()).as("seed %d, %s", seed, kind).contains(told);
            planted.merge(kind, 1, Integer::sum);
        }
        assertThat(planted)
                .hasSize(kinds.length)
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThanOrEqualTo(LEDGERS / kinds.length));
    }

    private static Ruling rule(SeededLedger books) {
        return new OrdersReconcileCheck()
                .rule(new RunRecord(
                        PLAN, List.of(), List.of(), List.of(), books.claims, List.of(), Optional.of(books.ledger())));
    }
}
