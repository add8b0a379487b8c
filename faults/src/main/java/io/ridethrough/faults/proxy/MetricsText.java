package io.ridethrough.faults.proxy;

import java.util.List;
import java.util.function.ToLongFunction;

/** Counters in Prometheus' text format, version 0.0.4. */
final class MetricsText {
    private final StringBuilder text = new StringBuilder();

    private MetricsText() {}

    static String of(List<Proxy> proxies) {
        List<Named> all = proxies.stream()
                .map(proxy -> new Named(proxy.name(), proxy.traffic().counters(proxy.toxics())))
                .toList();
        MetricsText metrics = new MetricsText();
        metrics.counter(all, "attempts_total", "HTTP requests received from clients.", ProxyCounters::attempts);
        metrics.counter(all, "connections_total", "Connections accepted.", ProxyCounters::connections);
        metrics.family("open_connections", "gauge", "Connections being relayed.");
        metrics.samples(all, "open_connections", ProxyCounters::openConnections);
        metrics.counter(all, "refused_total", "Connections that the upstream refused.", ProxyCounters::refused);
        metrics.counter(all, "over_limit_total", "Connections reset for being too many.", ProxyCounters::overLimit);
        metrics.counter(all, "up_bytes_total", "Bytes received from clients.", ProxyCounters::bytesUp);
        metrics.counter(all, "down_bytes_total", "Bytes received from the upstream.", ProxyCounters::bytesDown);
        metrics.touched(all);
        return metrics.text.toString();
    }

    private record Named(String proxy, ProxyCounters counters) {}

    private void counter(List<Named> all, String name, String help, ToLongFunction<ProxyCounters> value) {
        family(name, "counter", help);
        samples(all, name, value);
    }

    private void family(String name, String type, String help) {
        text.append("# HELP ridethrough_proxy_")
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        text.append("# TYPE ridethrough_proxy_")
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    private void samples(List<Named> all, String name, ToLongFunction<ProxyCounters> value) {
        for (Named named : all) {
            text.append("ridethrough_proxy_").append(name).append("{proxy=\"");
            text.append(escaped(named.proxy())).append("\"} ");
            text.append(value.applyAsLong(named.counters())).append('\n');
        }
    }

    private void touched(List<Named> all) {
        family("toxic_touched_total", "counter", "Requests or connections that a toxic has touched.");
        for (Named named : all) {
            named.counters().touched().forEach((toxic, touched) -> {
                text.append("ridethrough_proxy_toxic_touched_total{proxy=\"");
                text.append(escaped(named.proxy())).append("\",toxic=\"");
                text.append(escaped(toxic))
                        .append("\"} ")
                        .append(touched.longValue())
                        .append('\n');
            });
        }
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
