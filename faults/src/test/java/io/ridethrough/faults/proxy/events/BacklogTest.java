package io.ridethrough.faults.proxy.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.events.Backlog.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog backlog = new Backlog();

    @Test
    void events_come_out_in_order_and_then_nothing() {
        offer(1);
        offer(2);
        assertThat(drained()).containsExactly(next(0, 1), next(0, 2));
        assertThat(backlog.poll()).isEmpty();
    }

    @Test
    void what_is_missing_is_told_where_it_is_missing() {
        for (int i = 0; i < Backlog.MAX_WAITING; i++) {
            assertThat(offer(i)).isTrue();
        }
        assertThat(offer(-1)).isFalse();
        assertThat(offer(-2)).isFalse();
        assertThat(backlog.poll()).contains(next(0, 0));
        assertThat(offer(Backlog.MAX_WAITING)).isTrue();
        assertThat(offer(-3)).isFalse();

        List<Next> rest = drained();

        assertThat(rest).hasSize(Backlog.MAX_WAITING + 1);
        assertThat(rest.get(Backlog.MAX_WAITING - 2)).isEqualTo(next(0, Backlog.MAX_WAITING - 1));
        assertThat(rest.get(Backlog.MAX_WAITING - 1)).isEqualTo(next(2, Backlog.MAX_WAITING));
        assertThat(rest.get(Backlog.MAX_WAITING)).isEqualTo(new Next(1, Optional.empty()));
        assertThat(backlog.poll()).as("told once").isEmpty();
    }

    private boolean offer(long atNanos) {
        return backlog.offer(new ProxyEvent.OutageBegan(atNanos, "echo"));
    }

    private static Next next(long lostBefore, long atNanos) {
        return new Next(lostBefore, Optional.of(new ProxyEvent.OutageBegan(atNanos, "echo")));
    }

    private List<Next> drained() {
        List<Next> all = new ArrayList<>();
        for (Optional<Next> next = backlog.poll(); next.isPresent(); next = backlog.poll()) {
            all.add(next.get());
        }
        return all;
    }
}
