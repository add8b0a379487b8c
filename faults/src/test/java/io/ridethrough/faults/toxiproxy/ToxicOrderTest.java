package io.ridethrough.faults.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ridethrough.faults.EveryFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.InferenceFault;
import io.ridethrough.faults.NetworkFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToxicOrderTest {

    @Test
    void network_faults_are_toxiproxys_own_toxics() {
        assertThat(EveryFault.NETWORK.stream().map(ToxicOrderTest::told))
                .containsExactly(
                        "latency downstream {\"latency\":4000,\"jitter\":500}",
                        "timeout upstream {\"timeout\":0} timeout downstream {\"timeout\":0}",
                        "reset_peer downstream {\"timeout\":20}",
                        "bandwidth downstream {\"rate\":64}",
                        "slow_close downstream {\"delay\":2000}",
                        // Toxiproxy's slicer counts its delay in microseconds.
                        "slicer downstream {\"average_size\":64,\"size_variation\":32,\"delay\":10000}",
                        "limit_data downstream {\"bytes\":2048}",
                        "");
    }

    @Test
    void inference_faults_are_the_fault_proxys_toxics() {
        assertThat(EveryFault.INFERENCE.stream().map(ToxicOrderTest::told))
                .containsExactly(
                        "first_token downstream {\"delay\":0,\"jitter\":0,\"distribution\":\"histogram\","
                                + "\"histogram\":[{\"millis\":120,\"count\":900},{\"millis\":3000,\"count\":100}]}",
                        "token_stall downstream {\"delay\":80,\"jitter\":40,\"distribution\":\"lognormal\","
                                + "\"after_tokens\":0}",
                        "cut_stream downstream {\"after_tokens\":3,\"how\":\"reset\"}",
                        "truncate_frame downstream {\"after_tokens\":2,\"how\":\"finish\",\"percent\":50}",
                        "http_error downstream {\"status\":429,\"retry_after\":2}",
                        "malformed_json downstream {\"after_tokens\":1}",
                        "wrong_content downstream {\"replace\":{\"FUND-A\":\"FUND-Y\",\"FUND-B\":\"FUND-X\"}}",
                        "model_version downstream {\"model\":\"advisor-v2\"}",
                        "slow_upload upstream {\"rate\":8}");
    }

    @Test
    void no_kind_of_fault_is_missed() {
        assertThat(kinds(NetworkFault.class)).isEqualTo(kinds(EveryFault.NETWORK));
        assertThat(kinds(InferenceFault.class)).isEqualTo(kinds(EveryFault.INFERENCE));
    }

    @Test
    void an_error_that_tells_nobody_to_wait_has_no_retry_after() {
        assertThat(told(new InferenceFault.HttpError(503, Optional.empty())))
                .isEqualTo("http_error downstream {\"status\":503}");
    }

    @Test
    void a_share_is_the_toxics_toxicity() {
        Fault fault = new InferenceFault.HttpError(503, Optional.empty());

        assertThat(ToxicOrder.of(fault, "some", 0.3).get(0).json())
                .hasToString("{\"name\":\"some\",\"type\":\"http_error\",\"stream\":\"downstream\",\"toxicity\":0.3,"
                        + "\"attributes\":{\"status\":503}}");
        assertThat(ToxicOrder.of(fault, "some"))
                .extracting(ToxicOrder::toxicity)
                .containsExactly(1.0);
    }

    @Test
    void a_black_hole_of_a_share_of_connections_is_drawn_once() {
        assertThat(ToxicOrder.of(new NetworkFault.Timeout(), "hole", 0.3))
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.stream()).isEqualTo("upstream");
                    assertThat(order.toxicity()).isEqualTo(0.3);
                });
    }

    @Test
    void two_toxics_of_one_fault_have_two_names() {
        assertThat(ToxicOrder.of(new NetworkFault.Timeout(), "hole"))
                .extracting(ToxicOrder::name)
                .containsExactly("hole-up", "hole-down");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void a_share_of_nothing_or_of_more_than_everything_is_refused(double share) {
        assertThatThrownBy(() -> ToxicOrder.of(new NetworkFault.Latency(Duration.ofSeconds(1)), "slow", share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share");
    }

    @Test
    void an_outage_of_a_share_is_refused() {
        assertThatThrownBy(() -> ToxicOrder.of(new NetworkFault.Outage(), "down", 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every connection");
    }

    private static String told(Fault fault) {
        return String.join(
                " ",
                ToxicOrder.of(fault, "some").stream()
                        .map(order -> order.type() + " " + order.stream() + " " + order.attributes())
                        .toList());
    }

    private static List<String> kinds(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }

    private static List<String> kinds(List<Fault> faults) {
        return faults.stream().map(fault -> fault.getClass().getSimpleName()).toList();
    }
}
