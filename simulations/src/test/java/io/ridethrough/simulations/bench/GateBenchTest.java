package io.ridethrough.simulations.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.results.baseline.gate.GateSettings;
import io.ridethrough.results.baseline.gate.PairedGate;
import io.ridethrough.stubs.store.bench.Bar;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateBenchTest {
    private static final long SEED = 1;

    @Test
    void the_gate_meets_its_bars() {
        List<Bar> bars = bars(GateSettings.DEFAULT);

        assertThat(bars).extracting(Bar::name).contains("alike_fail_percent", "slower_fail_percent");
        assertThat(bars).as("seed %d: %s", SEED, bars).allMatch(Bar::isMet);
    }

    @Test
    void a_gate_that_takes_chance_for_proof_misses_the_bar_of_false_alarms() {
        assertThat(missed(new GateSettings(0.2, 1.03, 1.10, 0.95, 0.80))).contains("alike_fail_percent");
    }

    @Test
    void a_gate_that_wants_too_much_proof_misses_the_bar_of_regressions_found() {
        assertThat(missed(new GateSettings(0.005, 1.03, 1.10, 0.95, 0.80))).contains("slower_fail_percent");
    }

    @Test
    void a_gate_that_passes_too_soon_misses_the_bar_of_regressions_passed() {
        assertThat(missed(new GateSettings(0.025, 1.03, 1.10, 0.55, 0.80))).contains("slower_pass_percent");
    }

    @Test
    void a_gate_that_forgets_it_has_six_metrics_would_be_seen() {
        // Without the correction each of six would have this alpha to itself.
        assertThat(missed(new GateSettings(6 * 0.025, 1.03, 1.10, 0.95, 0.80))).contains("six_alike_fail_percent");
    }

    @Test
    void the_same_seed_gives_the_same_figures_and_another_one_others() {
        assertThat(bars(GateSettings.DEFAULT)).isEqualTo(bars(GateSettings.DEFAULT));
        assertThat(new GateBench(PairedGate.withDefaults(), 2_000, 8, 99).kinds())
                .isNotEqualTo(new GateBench(PairedGate.withDefaults(), 2_000, 8, SEED).kinds());
    }

    private static List<String> missed(GateSettings settings) {
        return bars(settings).stream()
                .filter(bar -> !bar.isMet())
                .map(Bar::name)
                .toList();
    }

    private static List<Bar> bars(GateSettings settings) {
        return new GateBench(new PairedGate(settings), 2_000, 8, SEED)
                .kinds().stream().flatMap(kind -> kind.bars().stream()).toList();
    }
}
