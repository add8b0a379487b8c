package io.ridethrough.faults.proxy;

import io.ridethrough.faults.proxy.events.EventStreams;
import io.ridethrough.faults.proxy.toxics.Direction;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Everything that a server counts, as Prometheus reads it; counted as it happens, not when a connection ends. */
final class MetricsPage {
    private final MetricsText text = new MetricsText();
    private final List<Counted> all;

    private record Counted(Proxy proxy, ProxyCounters counters) {}

    private MetricsPage(List<Proxy> proxies) {
        all = proxies.stream()
                .map(proxy -> new Counted(proxy, proxy.counters()))
                .toList();
    }

    static String of(Proxies proxies) {
        MetricsPage page = new MetricsPage(proxies.all());
        page.connections();
        page.bytes();
        page.faults();
        page.server(proxies.context().counts(), proxies.context().eventStreams());
        return page.text.toString();
    }

    private void connections() {
        counter("attempts_total", "HTTP requests received from clients.", ProxyCounters::attempts);
        counter("connections_total", "Connections accepted.", ProxyCounters::connections);
        gauge("open_connections", "Connections being relayed.", ProxyCounters::openConnections);
        counter("refused_total", "Connections that the upstream refused.", ProxyCounters::refused);
        counter("over_limit_total", "Connections reset for being too many.", ProxyCounters::overLimit);
        counter("streams_total", "Event streams begun.", ProxyCounters::streams);
        gauge("open_streams", "Event streams under way.", ProxyCounters::openStreams);
    }

    private void bytes() {
        counter("up_bytes_total", "Bytes received from clients.", ProxyCounters::bytesUp);
        counter("down_bytes_total", "Bytes received from the upstream.", ProxyCounters::bytesDown);
        text.gauge("ridethrough_proxy_held_bytes", "What toxics hold back, with an allowance for each chunk.");
        all.forEach(one -> text.sample(
                one.proxy().traffic().heldBytes(), "proxy", one.proxy().name()));
        text.counter("toxiproxy_proxy_received_bytes_total", "Bytes received, as Toxiproxy names them.");
        all.forEach(one -> bothWays(one.proxy(), one.proxy().traffic()::receivedBytes));
        text.counter("toxiproxy_proxy_sent_bytes_total", "Bytes sent, as Toxiproxy names them.");
        all.forEach(one -> bothWays(one.proxy(), one.proxy().traffic()::sentBytes));
    }

    private void bothWays(Proxy proxy, ToLongFunction<Direction> bytes) {
        ProxyDefinition definition = proxy.definition();
        for (Direction direction : Direction.values()) {
            text.sample(
                    bytes.applyAsLong(direction),
                    "direction",
                    direction.wireName(),
                    "listener",
                    definition.listen(),
                    "proxy",
                    proxy.name(),
                    "upstream",
                    definition.upstream());
        }
    }

    private void faults() {
        text.gauge("ridethrough_proxy_enabled", "1 while the proxy accepts connections, 0 during an outage.");
        all.forEach(one -> text.sample(
                one.proxy().outage().isEnabled() ? 1 : 0, "proxy", one.proxy().name()));
        text.gauge("ridethrough_proxy_toxics", "Toxics in place, by type.");
        all.forEach(one -> one.proxy().toxics().all().stream()
                .collect(Collectors.groupingBy(toxic -> toxic.attributes().type(), TreeMap::new, Collectors.counting()))
                .forEach(
                        (type, count) -> text.sample(count, "proxy", one.proxy().name(), "type", type)));
        text.counter("ridethrough_proxy_faults_applied_total", "Toxics added and outages begun, by type.");
        all.forEach(one -> one.proxy()
                .faultCounts()
                .appliedByType()
                .forEach(
                        (type, count) -> text.sample(count, "proxy", one.proxy().name(), "type", type)));
        text.counter("ridethrough_proxy_leases_lapsed_total", "Faults healed because nobody renewed their lease.");
        all.forEach(one -> text.sample(
                one.proxy().faultCounts().lapsedLeases(), "proxy", one.proxy().name()));
        text.counter(
                "ridethrough_proxy_toxic_touched_total", "Requests, or else connections, that a toxic has touched.");
        all.forEach(one -> new TreeMap<>(one.counters().touched())
                .forEach((toxic, count) ->
                        text.sample(count, "proxy", one.proxy().name(), "toxic", toxic)));
    }

    private void server(ServerCounts counts, EventStreams streams) {
        text.counter("ridethrough_api_requests_total", "Requests to the API that were answered before, by status.");
        counts.requestsByStatus().forEach((status, count) -> text.sample(count, "status", String.valueOf(status)));
        text.gauge("ridethrough_event_streams", "Readers of events over HTTP.").sample(streams.open());
        text.counter("ridethrough_events_lost_total", "Events that did not reach a reader, which was too slow.")
                .sample(streams.lost());
    }

    private void counter(String name, String help, ToLongFunction<ProxyCounters> value) {
        text.counter("ridethrough_proxy_" + name, help);
        samples(value);
    }

    private void gauge(String name, String help, ToLongFunction<ProxyCounters> value) {
        text.gauge("ridethrough_proxy_" + name, help);
        samples(value);
    }

    private void samples(ToLongFunction<ProxyCounters> value) {
        all.forEach(one -> text.sample(
                value.applyAsLong(one.counters()), "proxy", one.proxy().name()));
    }
}
