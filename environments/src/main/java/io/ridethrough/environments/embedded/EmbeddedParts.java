package io.ridethrough.environments.embedded;

import io.ridethrough.environments.LedgerReading.PartnerCharge;
import io.ridethrough.environments.ProbeReading;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.ProxyCounters;
import io.ridethrough.stubs.partners.PaymentPartner;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of an embedded environment: two processes of their own, and two servers in this one. */
record EmbeddedParts(ChildProcess model, ChildProcess store, FaultProxyServer proxy, PaymentPartner payment)
        implements ShopParts {
    private static final List<String> PROXIES = List.of(EmbeddedEnvironment.INFERENCE, EmbeddedEnvironment.PAYMENT);

    @Override
    public Optional<String> failure() {
        return model.failure().or(store::failure);
    }

    @Override
    public URI faultApi() {
        return proxy.apiUrl();
    }

    @Override
    public List<ProbeReading> proxies() {
        return PROXIES.stream().map(this::reading).toList();
    }

    private ProbeReading reading(String target) {
        ProxyCounters counters = proxy.counters(target);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("target", target);
        values.put("attempts", counters.attempts());
        values.put("connections", counters.connections());
        values.put("openConnections", counters.openConnections());
        values.put("refused", counters.refused());
        values.put("bytesUp", counters.bytesUp());
        values.put("bytesDown", counters.bytesDown());
        return new ProbeReading("proxy", values);
    }

    @Override
    public List<PartnerCharge> charges() {
        return payment.charges().stream()
                .map(charge -> new PartnerCharge(charge.id(), charge.reference(), charge.amount()))
                .toList();
    }
}
