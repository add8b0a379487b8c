package io.ridethrough.simulations.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.Injection;
import io.ridethrough.faults.NetworkFault;
import io.ridethrough.faults.proxy.events.ProxyEvent;
import io.ridethrough.faults.proxy.events.ProxyEvent.FirstAffected;
import io.ridethrough.faults.proxy.events.ProxyEvent.FirstFree;
import io.ridethrough.results.plan.PlannedFault;
import io.ridethrough.results.run.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultSightingsTest {
    private static final String PROXY = "inference";

    @TempDir
    private Path folder;

    private RunJournal journal;
    private FaultSightings sightings;

    @BeforeEach
    void open() throws IOException {
        journal = new RunJournal(folder.resolve("journal.ndjson"), Clock.systemUTC());
        sightings = new FaultSightings(journal);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void what_the_proxy_saw_is_journaled_in_microseconds() throws IOException {
        applied("slow/1", "toxic-1");
        sightings.onEvent(affected(5_000_999, "toxic-1"));
        sightings.onEvent(free(9_000_000, "toxic-1"));
        assertThat(journaled()).containsExactly("slow/1 of slow affected at 5000", "slow/1 of slow free at 9000");
    }

    @Test
    void what_was_seen_before_the_fault_was_known_is_not_lost() throws IOException {
        sightings.onEvent(affected(5_000_000, "toxic-1"));
        assertThat(journaled()).isEmpty();
        applied("slow/1", "toxic-1");
        assertThat(journaled()).containsExactly("slow/1 of slow affected at 5000");
    }

    @Test
    void several_toxics_affect_with_the_first_and_are_free_with_the_last() throws IOException {
        sightings.onEvent(affected(1_000, "hole-up"));
        applied("slow/1", "hole-up", "hole-down");
        sightings.onEvent(affected(2_000, "hole-down"));
        sightings.onEvent(free(3_000, "hole-up"));
        sightings.onEvent(free(4_000, "hole-down"));
        assertThat(journaled()).containsExactly("slow/1 of slow affected at 1", "slow/1 of slow free at 4");
    }

    @Test
    void an_outage_that_no_byte_followed_leaves_the_next_one_its_own_sightings() throws IOException {
        sightings.onEvent(new ProxyEvent.OutageBegan(0, PROXY));
        applied("slow/1");
        sightings.onEvent(new ProxyEvent.OutageEnded(0, PROXY, false));
        sightings.onEvent(new ProxyEvent.OutageBegan(0, PROXY));
        sightings.onEvent(new FirstAffected(7_000, PROXY, Optional.empty()));
        applied("slow/2");
        sightings.onEvent(new FirstFree(8_000, PROXY, Optional.empty()));
        assertThat(journaled()).containsExactly("slow/2 of slow affected at 7", "slow/2 of slow free at 8");
    }

    @Test
    void what_was_seen_of_a_strangers_outage_is_not_journaled_as_of_ours() throws IOException {
        sightings.onEvent(new ProxyEvent.OutageBegan(0, PROXY));
        sightings.onEvent(new FirstAffected(1_000, PROXY, Optional.empty()));
        sightings.onEvent(new FirstFree(2_000, PROXY, Optional.empty()));
        sightings.onEvent(new ProxyEvent.OutageBegan(3_000, PROXY));
        applied("slow/1");
        assertThat(journaled()).isEmpty();
    }

    @Test
    void toxics_of_strangers_are_not_journaled_and_do_not_pile_up() throws IOException {
        sightings.onEvent(affected(1_000, "toxic-1"));
        for (int i = 0; i < 300; i++) {
            sightings.onEvent(affected(2_000, "stranger-" + i));
        }
        applied("slow/1", "toxic-1");
        assertThat(journaled()).as("what came first has given way").isEmpty();
    }

    @Test
    void a_swap_behind_the_proxy_does_not_pass_for_an_outage_of_it() throws IOException {
        sightings.onEvent(new ProxyEvent.OutageBegan(0, PROXY));
        applied("down/1");
        sightings.applied(
                new PlannedFault("down/2", PROXY, "any", "any", Duration.ZERO, Duration.ofSeconds(1)),
                "down",
                new Named(List.of(), new DeploymentFault.ModelSwap("v2")));
        sightings.onEvent(new FirstAffected(7_000, PROXY, Optional.empty()));
        assertThat(journaled()).containsExactly("down/1 of slow affected at 7");
    }

    private static FirstAffected affected(long atNanos, String toxic) {
        return new FirstAffected(atNanos, PROXY, Optional.of(toxic));
    }

    private static FirstFree free(long atNanos, String toxic) {
        return new FirstFree(atNanos, PROXY, Optional.of(toxic));
    }

    private void applied(String id, String... toxics) {
        sightings.applied(
                new PlannedFault(id, PROXY, "any", "any", Duration.ZERO, Duration.ofSeconds(1)),
                "slow",
                new Named(List.of(toxics), new NetworkFault.Outage()));
    }

    private List<String> journaled() throws IOException {
        return JournalReader.read(folder.resolve("journal.ndjson")).stream()
                .map(event -> event.fields().path("id").asText() + " of "
                        + event.fields().path("phase").asText()
                        + (event.event().equals("fault-first-affected")
                                ? " affected at " + event.fields().path("affectedAt")
                                : " free at " + event.fields().path("freeAt")))
                .toList();
    }

    private record Named(List<String> toxics, Fault fault) implements Injection {
        @Override
        public String proxy() {
            return PROXY;
        }

        @Override
        public long touched() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
