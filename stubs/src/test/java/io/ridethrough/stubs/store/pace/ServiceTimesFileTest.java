package io.ridethrough.stubs.store.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTimesFileTest {
    @Test
    void reads_a_shop() {
        ServiceTimes times = ServiceTimesFile.parse("mine.yaml", """
                processor: {cores: 4, sharing_efficiency: 0.9, crowding_loss: 0.05}
                otherwise: {p50: 10, p95: 12.5}
                operations:
                  placeOrder: {p50: 90, p95: 120}
                  GET V1/orders/*: {p50: 40, p95: 40}
                """);
        ServiceTime order = new ServiceTime(Duration.ofMillis(90), Duration.ofMillis(120));
        ServiceTime route = new ServiceTime(Duration.ofMillis(40), Duration.ofMillis(40));
        assertThat(times)
                .isEqualTo(new ServiceTimes(
                        new Capacity(4, 0.9, 0.05),
                        new ServiceTime(Duration.ofMillis(10), Duration.ofNanos(12_500_000)),
                        Map.of("placeOrder", order, "GET V1/orders/*", route)));
    }

    @Test
    void says_all_that_is_wrong_with_its_line_and_key() {
        String text = """
                processor: {cores: 1.5, sharing_efficiency: 2, crowding_loss: x}
                otherwize: {p50: 10, p95: 12}
                operations:
                  place order: {p50: 90, p95: 120}
                  cart: {p50: 90, p95: 20}
                  cart: {p50: 1, p95: 2}
                  customer: {p50: -1, p90: 2}
                  GET orders: 5
                """;
        assertThatThrownBy(() -> ServiceTimesFile.parse("bad.yaml", text))
                .isInstanceOf(BadServiceTimes.class)
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactlyInAnyOrder(
                                "bad.yaml:1: processor.sharing_efficiency: is a number from 0 to 1",
                                "bad.yaml:1: processor.crowding_loss: is a number from 0 to 100",
                                "bad.yaml:2: otherwize: is not a key here; there are operations, otherwise, processor",
                                "bad.yaml:1: otherwise: is missing",
                                "bad.yaml:4: operations.place order: is neither a GraphQL field nor a route such as"
                                        + " `GET V1/orders/*`",
                                "bad.yaml:5: operations.cart.p95: is below p50",
                                "bad.yaml:6: operations.cart: is there twice",
                                "bad.yaml:7: operations.customer.p50: is a number from 0 to 600000",
                                "bad.yaml:7: operations.customer.p90: is not a key here; there are p50, p95",
                                "bad.yaml:7: operations.customer.p95: is missing",
                                "bad.yaml:8: operations.GET orders: is neither a GraphQL field nor a route such as"
                                        + " `GET V1/orders/*`",
                                "bad.yaml:8: operations.GET orders: is a map of keys"));
    }

    @Test
    void what_is_no_yaml_is_refused_with_its_line() {
        assertThatThrownBy(() -> ServiceTimesFile.parse("bad.yaml", "processor: {\noperations: ]"))
                .isInstanceOf(BadServiceTimes.class)
                .hasMessageStartingWith("bad.yaml:2: isn't well-formed YAML: ");
        assertThatThrownBy(() -> ServiceTimesFile.parse("bad.yaml", "")).hasMessage("bad.yaml:1: the file is empty");
    }

    @Test
    void a_profile_that_is_neither_known_nor_a_file_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> Pace.of("2.4.9", 1))
                .isInstanceOf(BadServiceTimes.class)
                .hasMessage("2.4.9: there is no such file; profiles are instant, 2.4.7-p3, 2.4.8-p1, paced");
    }
}
