package io.ridethrough.environments.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.environments.embedded.ServedVersion.State;
import io.ridethrough.faults.DeploymentFault.ModelSwap;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.InjectionException;
import io.ridethrough.faults.NetworkFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelSwapsTest {
    private static final State BEFORE = new State("full-v1", "reference");

    private final FakeControl control = new FakeControl();
    private final ModelSwaps swaps = new ModelSwaps(control, Set.of("v1", "v2", "v3"));

    @Test
    void a_swap_is_rolled_back_when_it_is_closed_and_once_only() {
        try (Injection swap = inject("v2")) {
            assertThat(control.state).isEqualTo(new State("full-v2", "full-v2"));
            swap.close();
            assertThat(control.state).isEqualTo(BEFORE);
            control.state = new State("another's", "another's");
        }
        assertThat(control.state).isEqualTo(new State("another's", "another's"));
    }

    @Test
    void it_has_touched_what_the_new_version_answered_and_keeps_the_count() {
        control.answers = 7;
        Injection swap = inject("v2");
        control.answers = 20;
        assertThat(swap.touched()).isEqualTo(13);
        swap.close();
        control.answers = 99;
        assertThat(swap.touched()).isEqualTo(13);
        assertThat(swap.hasLapsed()).isFalse();
    }

    @Test
    void what_cannot_be_counted_is_no_count() {
        control.isDeaf = true;
        try (Injection swap = inject("v2")) {
            assertThat(swap.touched()).isEqualTo(-1);
        }
    }

    @Test
    void of_two_that_overlap_the_last_is_in_force_and_the_first_restores_what_was() {
        Injection first = inject("v2");
        Injection second = inject("v3");
        first.close();
        assertThat(control.state.served()).isEqualTo("full-v3");
        second.close();
        assertThat(control.state).isEqualTo(BEFORE);
    }

    @Test
    void the_later_of_two_gives_way_to_the_earlier() {
        Injection first = inject("v2");
        inject("v3").close();
        assertThat(control.state.served()).isEqualTo("full-v2");
        first.close();
        assertThat(control.state).isEqualTo(BEFORE);
    }

    @Test
    void a_swap_to_what_is_not_loaded_is_refused_beforehand() {
        assertThat(swaps.supports(new ModelSwap("v4"))).isFalse();
        assertThat(swaps.supports(new NetworkFault.Outage())).isFalse();
        assertThatThrownBy(() -> inject("v4"))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("inference: cannot apply model swapped to v4");
        assertThat(control.state).isEqualTo(BEFORE);
    }

    @Test
    void a_swap_that_the_store_does_not_follow_is_none() {
        control.isStoreGone = true;
        assertThatThrownBy(() -> inject("v2"))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("cannot apply model swapped to v2: the store is gone");
        assertThat(control.state).isEqualTo(BEFORE);
    }

    @Test
    void a_swap_of_which_nobody_can_tell_what_it_came_to_is_undone() {
        control.isSilent = true;
        assertThatThrownBy(() -> inject("v2"))
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("cannot apply model swapped to v2: silent");
        assertThat(control.state).isEqualTo(BEFORE);
    }

    @Test
    void a_rollback_that_fails_is_told_and_can_be_tried_again() {
        Injection swap = inject("v2");
        control.isStuck = true;
        assertThatThrownBy(swap::close)
                .isInstanceOf(InjectionException.class)
                .hasMessageContaining("inference: model swapped to v2 may still be in place: stuck");
        control.isStuck = false;
        swap.close();
        assertThat(control.state).isEqualTo(BEFORE);
    }

    @Test
    void closing_all_rolls_back_whatever_is_live() {
        inject("v2");
        inject("v3");
        swaps.close();
        assertThat(control.state).isEqualTo(BEFORE);
    }

    @Test
    void a_version_that_a_stranger_changed_meanwhile_is_a_lapse() {
        Injection swap = inject("v2");
        control.state = BEFORE;
        swap.close();
        assertThat(swap.hasLapsed()).isTrue();
    }

    @Test
    void proxies_break_bytes_and_swaps_versions() {
        List<String> done = new ArrayList<>();
        EmbeddedInjector both = new EmbeddedInjector(new FakeInjector(done), swaps);
        both.inject("inference", new NetworkFault.Outage());
        both.inject("inference", new ModelSwap("v2"));
        assertThat(both.supports(new ModelSwap("v2"))).isTrue();
        assertThat(both.supports(new ModelSwap("v4"))).isFalse();
        both.healAll();
        assertThat(done).containsExactly("outage", "healed");
        assertThat(control.state).isEqualTo(BEFORE);
    }

    private Injection inject(String version) {
        return swaps.inject("inference", new ModelSwap(version));
    }

    private static final class FakeControl implements VersionControl {
        private State state = BEFORE;
        private long answers;
        private boolean isDeaf;
        private boolean isStuck;
        private boolean isSilent;
        private boolean isStoreGone;

        @Override
        public String now() throws IOException {
            if (isSilent) {
                throw new IOException("silent");
            }
            return state.served();
        }

        @Override
        public State switchTo(String version) throws IOException {
            if (isStoreGone) {
                throw new IOException("the store is gone");
            }
            State before = state;
            state = new State("full-" + version, "full-" + version);
            return before;
        }

        @Override
        public void restore(State before) throws IOException {
            if (isStuck) {
                throw new IOException("stuck");
            }
            state = before;
        }

        @Override
        public long answersOf(String version) throws IOException {
            if (isDeaf) {
                throw new IOException("deaf");
            }
            return answers;
        }
    }
}
