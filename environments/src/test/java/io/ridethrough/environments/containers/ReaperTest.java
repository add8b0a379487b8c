package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ridethrough.environments.containers.Labelled.Kind;
import io.ridethrough.environments.containers.Leftover.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is cleaned up after, and who is not, told by labels. */
class ReaperTest {
    private static final Owner ALIVE = Owner.ofThisProcess();
    private static final Owner KILLED =
            new Owner(ALIVE.machine(), ALIVE.pid(), ALIVE.start().minus(Duration.ofHours(1)));
    private static final Owner ELSEWHERE = new Owner("another/pid", ALIVE.pid(), ALIVE.start());

    private final Things things = new Things();

    @Test
    void what_a_killed_run_left_is_removed_containers_first() {
        things.add(Kind.CONTAINER, "store", KILLED.labels("one"));
        things.add(Kind.NETWORK, "shop", KILLED.labels("one"));

        assertThat(new Reaper(things).reap())
                .extracting(Leftover::kind, Leftover::name, Leftover::run, Leftover::outcome)
                .containsExactly(
                        tuple("container", "store", "one", Outcome.REMOVED),
                        tuple("network", "shop", "one", Outcome.REMOVED));
        assertThat(things.removed).containsExactly("store", "shop");
        assertThat(things.askedFor).isEqualTo("io.ridethrough.run");
    }

    @Test
    void what_belongs_to_a_run_that_lives_is_left_alone() {
        things.add(Kind.CONTAINER, "store", ALIVE.labels("two"));

        assertThat(new Reaper(things).reap())
                .extracting(Leftover::outcome, Leftover::mayBeLeft)
                .containsExactly(tuple(Outcome.IN_USE, false));
        assertThat(things.removed).isEmpty();
    }

    @Test
    void what_was_made_from_another_machine_is_left_alone() {
        things.add(Kind.CONTAINER, "store", ELSEWHERE.labels("three"));

        assertThat(new Reaper(things).reap()).extracting(Leftover::outcome).containsExactly(Outcome.ELSEWHERE);
        assertThat(things.removed).isEmpty();
    }

    @Test
    void a_process_that_has_a_killed_ones_id_does_not_keep_its_things() {
        assertThat(KILLED.fate()).isEqualTo(Owner.Fate.GONE);
        assertThat(ALIVE.fate()).isEqualTo(Owner.Fate.ALIVE);
        assertThat(ELSEWHERE.fate()).isEqualTo(Owner.Fate.ELSEWHERE);
    }

    @Test
    void an_owner_is_told_by_labels_and_read_from_them() {
        assertThat(Owner.of(ALIVE.labels("four"))).contains(ALIVE);
        assertThat(Owner.of(Map.of("io.ridethrough.run", "four"))).isEmpty();
    }

    @Test
    void what_has_our_label_and_no_owner_is_removed() {
        things.add(Kind.NETWORK, "old", Map.of("io.ridethrough.run", "five"));

        assertThat(new Reaper(things).reap()).extracting(Leftover::outcome).containsExactly(Outcome.REMOVED);
    }

    @Test
    void one_that_cannot_be_removed_keeps_none_of_the_others() {
        things.add(Kind.CONTAINER, "stuck", KILLED.labels("six"));
        things.add(Kind.NETWORK, "shop", KILLED.labels("six"));

        assertThat(new Reaper(things).reap())
                .extracting(Leftover::outcome, Leftover::detail, Leftover::mayBeLeft)
                .containsExactly(tuple(Outcome.FAILED, "it is stuck", true), tuple(Outcome.REMOVED, "", false));
    }

    private static final class Things implements LabelledThings {
        private final List<Labelled> all = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();
        private String askedFor = "";

        void add(Kind kind, String name, Map<String, String> labels) {
            all.add(new Labelled(kind, name, name, labels));
        }

        @Override
        public List<Labelled> labelled(String label) {
            askedFor = label;
            return all;
        }

        @Override
        public void remove(Labelled thing) throws IOException {
            if (thing.name().equals("stuck")) {
                throw new IOException("it is stuck");
            }
            removed.add(thing.name());
        }
    }
}
