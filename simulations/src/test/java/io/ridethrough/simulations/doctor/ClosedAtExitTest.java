package io.ridethrough.simulations.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedAtExitTest {

    @Test
    void parts_are_closed_once_in_reverse_and_one_that_fails_is_told() {
        List<String> closed = new ArrayList<>();
        ClosedAtExit open = ClosedAtExit.open();
        open.own((AutoCloseable) () -> closed.add("files"));
        open.own((AutoCloseable) () -> {
            closed.add("environment");
            throw new IllegalStateException("a fault may be left");
        });

        open.close();
        open.close();

        assertThat(closed).containsExactly("environment", "files");
        assertThat(open.unclosed()).containsExactly("a fault may be left");
        assertThat(open.isExiting()).isFalse();
    }

    @Test
    void what_starts_too_late_is_closed_at_once() {
        List<String> closed = new ArrayList<>();
        ClosedAtExit open = ClosedAtExit.open();
        open.close();

        open.own((AutoCloseable) () -> closed.add("late"));

        assertThat(closed).containsExactly("late");
    }
}
