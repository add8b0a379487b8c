package io.ridethrough.simulations.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ridethrough.environments.yaml.Mistake;
import io.ridethrough.environments.yaml.MistakesException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSettingsTest {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

    @Test
    void a_base_address_gets_a_path_for_each_signal() {
        for (String base : List.of("http://collector:4318", "http://collector:4318/")) {
            assertThat(targets(Map.of(ENDPOINT, base)))
                    .extracting(target -> target.url().toString())
                    .containsExactly("http://collector:4318/v1/traces", "http://collector:4318/v1/metrics");
        }
        assertThat(targets(Map.of(ENDPOINT, "https://gate/otlp")).get(0).url())
                .isEqualTo(URI.create("https://gate/otlp/v1/traces"));
    }

    @Test
    void a_signals_own_address_is_taken_as_it_is_and_comes_first() {
        List<Target> targets = targets(Map.of(
                ENDPOINT, "http://all:4318", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://traces:1234/in?tenant=a"));

        assertThat(targets)
                .extracting(Target::signal, target -> target.url().toString(), Target::variable)
                .containsExactly(
                        tuple(Signal.TRACES, "http://traces:1234/in?tenant=a", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
                        tuple(Signal.METRICS, "http://all:4318/v1/metrics", ENDPOINT));
    }

    @Test
    void a_signal_without_an_address_is_not_sent() {
        assertThat(targets(Map.of("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://m/in")))
                .extracting(Target::signal)
                .containsExactly(Signal.METRICS);
    }

    @Test
    void without_an_address_nothing_else_is_looked_at() {
        assertThat(targets(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", HEADERS, "nonsense", ENDPOINT, " ")))
                .isEmpty();
    }

    @Test
    void switched_off_nothing_is_looked_at() {
        assertThat(targets(Map.of("OTEL_SDK_DISABLED", "TRUE", ENDPOINT, "nonsense")))
                .isEmpty();
        assertThat(targets(Map.of("OTEL_SDK_DISABLED", "false", ENDPOINT, "http://c")))
                .hasSize(2);
    }

    @Test
    void headers_are_decoded_and_a_plus_sign_is_one() {
        Target target = targets(
                        Map.of(ENDPOINT, "http://c", HEADERS, "authorization=Basic%20YTpi+c%3D%3D, x-tenant = shop ,"))
                .get(0);

        HttpRequest.Builder request = HttpRequest.newBuilder(target.url());
        target.headers().putOn(request);

        assertThat(request.build().headers().map())
                .containsEntry("authorization", List.of("Basic YTpi+c=="))
                .containsEntry("x-tenant", List.of("shop"))
                .hasSize(2);
    }

    @Test
    void a_signals_own_headers_and_time_come_first() {
        List<Target> targets = targets(Map.of(
                ENDPOINT,
                "http://c",
                HEADERS,
                "a=1,b=2",
                "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
                "a=3",
                "OTEL_EXPORTER_OTLP_TIMEOUT",
                "2500",
                "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT",
                "100"));

        assertThat(targets)
                .extracting(Target::timeout)
                .containsExactly(Duration.ofMillis(2_500), Duration.ofMillis(100));
        assertThat(targets.get(0).headers()).hasToString("2 headers, not shown");
        assertThat(targets.get(1).headers()).hasToString("1 headers, not shown");
    }

    @Test
    void ten_seconds_are_the_time_unless_set() {
        assertThat(targets(Map.of(ENDPOINT, "http://c")))
                .extracting(Target::timeout)
                .containsOnly(Duration.ofSeconds(10));
    }

    @Test
    void the_service_has_the_name_that_it_is_given() {
        Map<String, String> set = Map.of(
                ENDPOINT,
                "http://c",
                "OTEL_SERVICE_NAME",
                "load",
                "OTEL_RESOURCE_ATTRIBUTES",
                "service.name=other,team=check%20out");

        assertThat(OtlpSettings.of(set).resource().attributes())
                .containsOnly(Map.entry("service.name", "load"), Map.entry("team", "check out"));
    }

    @Test
    void what_is_spoken_may_be_said() {
        assertThat(targets(Map.of(ENDPOINT, "http://c", "OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret:4318",
                "ftp://secret",
                "grpc://secret:4317",
                "http://",
                "http:///secret",
                "http://secret:99999",
                "http://secret_host:4318",
                "http://secret/#part",
                "http://user:secret@host",
                "http://host?secret",
                "http://sec ret"
            })
    void an_address_that_is_none_is_told_without_itself(String address) {
        assertMistakes(Map.of(ENDPOINT, address), ENDPOINT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "=secret",
                "a=%secret",
                "a=secret%",
                "a=secret%0d%0ab: c",
                "content-length=secret",
                "host=secret",
                "a b=secret",
                "a=secret%E2%82%AC"
            })
    void a_header_that_cannot_be_sent_is_told_without_itself(String header) {
        assertMistakes(Map.of(ENDPOINT, "http://c", HEADERS, "good=1," + header), HEADERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "0", "-1", "1.5", "600001", "99999999999999999999"})
    void a_time_that_is_none_is_told(String time) {
        assertMistakes(Map.of(ENDPOINT, "http://c", "OTEL_EXPORTER_OTLP_TIMEOUT", time), "OTEL_EXPORTER_OTLP_TIMEOUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc", "http/protobuf", "HTTP/JSON"})
    void a_protocol_that_is_not_spoken_is_told(String protocol) {
        assertMistakes(
                Map.of(ENDPOINT, "http://c", "OTEL_EXPORTER_OTLP_PROTOCOL", protocol), "OTEL_EXPORTER_OTLP_PROTOCOL");
    }

    @Test
    void all_mistakes_are_told_at_once_and_one_that_two_signals_share_once() {
        Map<String, String> set = new HashMap<>();
        set.put(ENDPOINT, "secret");
        set.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "secret");
        set.put(HEADERS, "good=1,secret,=secret");
        set.put("OTEL_EXPORTER_OTLP_TIMEOUT", "secret");
        set.put("OTEL_EXPORTER_OTLP_PROTOCOL", "secret");
        set.put("OTEL_RESOURCE_ATTRIBUTES", "secret");

        assertMistakes(
                set,
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                HEADERS,
                HEADERS,
                "OTEL_EXPORTER_OTLP_TIMEOUT",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                ENDPOINT,
                "OTEL_RESOURCE_ATTRIBUTES");
    }

    @Test
    void a_target_tells_its_host_and_what_named_it_and_no_more() {
        Target target = targets(Map.of(
                        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                        "https://gate:4318/secret?key=secret",
                        HEADERS,
                        "authorization=secret"))
                .get(0);

        assertThat(target.told()).isEqualTo("gate:4318 (OTEL_EXPORTER_OTLP_TRACES_ENDPOINT)");
        assertThat(target.headers().toString()).doesNotContain("secret");
    }

    private static List<Target> targets(Map<String, String> environment) {
        return OtlpSettings.of(environment).targets();
    }

    private static void assertMistakes(Map<String, String> environment, String... variables) {
        assertThatThrownBy(() -> OtlpSettings.of(environment)).isInstanceOfSatisfying(MistakesException.class, e -> {
            assertThat(e.mistakes()).extracting(Mistake::file).containsExactly(variables);
            assertThat(e.toString()).doesNotContain("secret");
        });
    }
}
