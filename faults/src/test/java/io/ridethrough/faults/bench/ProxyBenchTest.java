package io.ridethrough.faults.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.bench.ProxyBench.Part;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measurements on real sockets, too short for their figures to say anything. */
class ProxyBenchTest {
    private static final Duration LENGTH = Duration.ofMillis(200);

    @Test
    void measures_and_leaves_no_proxy_behind() throws IOException, InterruptedException {
        try (FaultProxyServer server = FaultProxyServer.start(FaultProxySettings.defaults());
                EchoLoop.Serving echo = EchoLoop.serve()) {
            Contender contender = new Contender(
                    "ours", server.apiUrl(), ProcessHandle.current().pid());
            Course course = new Course(List.of(contender), LENGTH, 1, echo.address());

            Report report = ProxyBench.run(
                    course, EnumSet.of(Part.PASS_THROUGH, Part.THROUGHPUT, Part.EXCHANGES, Part.STACKED), what -> {});

            assertThat(report.figures()).hasSize(7);
            assertThat(report.figures())
                    .filteredOn(figure -> figure.unit().equals("MB/s"))
                    .allSatisfy(figure ->
                            assertThat(figure.values().get(0).orElseThrow()).isPositive());
            assertThat(report.figures())
                    .filteredOn(figure -> figure.what().contains("stacked"))
                    .singleElement()
                    .satisfies(figure ->
                            assertThat(figure.values().get(0).orElseThrow()).isGreaterThanOrEqualTo(200));
            assertThat(proxies(server.apiUrl())).isEqualTo("{}");
        }
    }

    @Test
    void tells_how_soon_a_planned_fault_acts_and_ends() throws IOException, InterruptedException {
        try (EchoLoop.Serving echo = EchoLoop.serve()) {
            Report report = ProxyBench.run(
                    new Course(List.of(), LENGTH, 1, echo.address()), EnumSet.of(Part.REACTION), what -> {});

            assertThat(report.failures()).isEmpty();
            assertThat(report.figures())
                    .filteredOn(figure -> figure.bar().isPresent())
                    .extracting(Figure::what)
                    .containsExactly(
                            "planned start to first byte affected, p99", "planned end to first byte free, p99");
            assertThat(report.figures())
                    .allSatisfy(figure ->
                            assertThat(figure.values().get(0).orElseThrow()).isPositive());
        }
    }

    private static String proxies(URI api) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve("/proxies")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
