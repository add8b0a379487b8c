package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PartOutputTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PartOutput output = PartOutput.ofOurs(log);

    @Test
    void a_line_that_comes_in_pieces_says_that_the_part_serves() {
        says("starting\nREA");
        assertThat(output.ready()).isNotDone();

        says("DY http://127.0.0.1:8080\n");

        assertThat(output.ready()).isCompletedWithValue(true);
        assertThat(output.hasEnded()).isFalse();
    }

    @Test
    void complaints_go_to_the_log_and_say_nothing_about_being_ready() {
        output.onNext(new Frame(StreamType.STDERR, "READY or not\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("READY or not\n");
        assertThat(output.ready()).isNotDone();
    }

    @Test
    void a_part_that_ends_before_it_serves_never_will() {
        says("starting\n");
        output.onComplete();

        assertThat(output.ready()).isCompletedWithValue(false);
        assertThat(output.hasEnded()).isTrue();
    }

    @Test
    void the_lifeline_says_nothing_and_ends_when_it_is_closed() throws IOException {
        Lifeline lifeline = new Lifeline();
        lifeline.close();

        assertThat(lifeline.read()).isEqualTo(-1);
        assertThat(lifeline.read(new byte[8])).isEqualTo(-1);
        assertThat(lifeline.read(new byte[0])).isZero();
    }

    private void says(String text) {
        output.onNext(new Frame(StreamType.STDOUT, text.getBytes(StandardCharsets.UTF_8)));
    }
}
