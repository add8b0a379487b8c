package io.ridethrough.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void a_fault_describes_itself_for_people() {
        assertThat(new NetworkFault.Latency(Duration.ofSeconds(4), Duration.ofMillis(500)).description())
                .isEqualTo("latency 4 s ± 500 ms");
        assertThat(new NetworkFault.Latency(Duration.ofMillis(1500)).description())
                .isEqualTo("latency 1.5 s");
        assertThat(new NetworkFault.Latency(Duration.ofSeconds(90)).description())
                .isEqualTo("latency 90 s");
        assertThat(new NetworkFault.ResetPeer(Duration.ofMillis(20)).description())
                .isEqualTo("reset-peer after 20 ms");
        assertThat(new NetworkFault.Bandwidth(16).description()).isEqualTo("bandwidth 16 kB/s");
    }

    @Test
    void kinds_are_spelled_as_in_scenario_files() {
        assertThat(new NetworkFault.Latency(Duration.ZERO).kind()).isEqualTo("latency");
        assertThat(new NetworkFault.Timeout().kind()).isEqualTo("timeout");
        assertThat(new NetworkFault.ResetPeer(Duration.ZERO).kind()).isEqualTo("reset-peer");
        assertThat(new NetworkFault.Bandwidth(0).kind()).isEqualTo("bandwidth");
        assertThat(new NetworkFault.Outage().kind()).isEqualTo("outage");
    }

    @Test
    void jitter_beyond_the_delay_is_refused() {
        assertThatThrownBy(() -> new NetworkFault.Latency(Duration.ofMillis(10), Duration.ofMillis(11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jitter 11 ms exceeds delay 10 ms");
    }

    @Test
    void negative_values_are_refused() {
        assertThatThrownBy(() -> new NetworkFault.Latency(Duration.ofMillis(-1)))
                .hasMessageContaining("delay is negative");
        assertThatThrownBy(() -> new NetworkFault.ResetPeer(Duration.ofMillis(-1)))
                .hasMessageContaining("after is negative");
        assertThatThrownBy(() -> new NetworkFault.Bandwidth(-1)).hasMessageContaining("bandwidth is negative");
    }

    @Test
    void a_part_of_a_millisecond_is_refused_rather_than_rounded() {
        assertThatThrownBy(() -> new NetworkFault.Latency(Duration.ofNanos(1_500_000)))
                .hasMessageContaining("not a whole number of milliseconds");
    }

    @Test
    void a_fault_of_a_share_says_of_what() {
        Fault error = new InferenceFault.HttpError(429, Optional.of(Duration.ofSeconds(2)));

        assertThat(error.description(1)).isEqualTo("answers 429, retry after 2 s");
        assertThat(error.description(0.3)).isEqualTo("answers 429, retry after 2 s, on 30 % of requests");
        assertThat(new NetworkFault.Bandwidth(16).description(0.125))
                .isEqualTo("bandwidth 16 kB/s, on 12.5 % of connections");
    }

    @Test
    void what_happens_before_the_first_token_is_not_said_to_follow_none() {
        assertThat(new InferenceFault.CutStream(0, InferenceFault.Cut.CLOSE).description())
                .isEqualTo("answers cut before the first token: connection closed");
        assertThat(new InferenceFault.CutStream(1, InferenceFault.Cut.RESET).description())
                .isEqualTo("answers cut after 1 token: connection reset");
        assertThat(new InferenceFault.TruncateFrame(0, InferenceFault.Cut.FINISH).description())
                .isEqualTo("answers cut within the first frame: finished without [DONE]");
        assertThat(new InferenceFault.TruncateFrame(4, InferenceFault.Cut.CLOSE).description())
                .isEqualTo("answers cut within the frame after 4 tokens: connection closed");
        assertThat(new InferenceFault.TruncateFrame(0, InferenceFault.Cut.FINISH, 70).description())
                .isEqualTo("answers cut within the first frame, of which 70 % passes: finished without [DONE]");
        assertThat(new InferenceFault.MalformedJson(0).description()).isEqualTo("JSON that does not parse");
        assertThat(new InferenceFault.MalformedJson(4).description())
                .isEqualTo("JSON that does not parse after 4 tokens");
    }

    @Test
    void http_waits_whole_seconds() {
        assertThatThrownBy(() -> new InferenceFault.HttpError(429, Optional.of(Duration.ofMillis(1500))))
                .hasMessageContaining("not a whole number of seconds");
    }

    @Test
    void what_cannot_be_drawn_is_refused() {
        assertThatThrownBy(() -> Lateness.recorded(List.of())).hasMessageContaining("belong together");
        assertThatThrownBy(() -> Lateness.recorded(List.of(new Lateness.Bucket(Duration.ZERO, 0))))
                .hasMessageContaining("every count is 0");
        assertThatThrownBy(() -> new Lateness.Bucket(Duration.ZERO, -1)).hasMessageContaining("negative count");
        assertThatThrownBy(
                        () -> new Lateness(Duration.ZERO, Duration.ofMillis(1), Lateness.Spread.LOGNORMAL, List.of()))
                .hasMessageContaining("cannot spread");
        assertThatThrownBy(() -> new Lateness(
                        Duration.ZERO, Duration.ofMillis(1), Lateness.Spread.HISTOGRAM, EveryFault.RECORDED.recorded()))
                .hasMessageContaining("its own jitter");
    }
}
