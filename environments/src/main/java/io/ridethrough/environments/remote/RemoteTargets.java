package io.ridethrough.environments.remote;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every address of a definition that a run itself calls, by its key there. */
final class RemoteTargets {
    private RemoteTargets() {}

    static Map<String, URI> of(RemoteDefinition definition) {
        Map<String, URI> targets = new LinkedHashMap<>();
        targets.put("shop.url", definition.shop().url());
        targets.put("faults.api", definition.faults().api());
        List<RemoteProbe> probes = definition.probes();
        for (int i = 0; i < probes.size(); i++) {
            targets.put("probes[" + i + "].url", probes.get(i).url());
        }
        definition.records().breakers().ifPresent(breakers -> targets.put("records.breakers", breakers));
        definition.ledger().ifPresent(ledger -> {
            targets.put("ledger.url", ledger.url());
            ledger.charges().ifPresent(charges -> targets.put("ledger.charges", charges));
        });
        definition.model().ifPresent(model -> targets.put("model.url", model.url()));
        return targets;
    }
}
