package io.ridethrough.environments.remote;

import io.ridethrough.environments.secret.Secret;
import io.ridethrough.environments.secret.SecretSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secrets of a definition, each read once. */
record RemoteSecrets(Map<SecretSource, Secret> values) {
    /** Of a definition that has none. */
    static final RemoteSecrets NONE = new RemoteSecrets(Map.of());

    /** Where they stand. */
    static List<SecretSource> sources(RemoteDefinition definition) {
        List<SecretSource> sources = new ArrayList<>();
        definition.ledger().ifPresent(ledger -> sources.add(ledger.token()));
        definition.model().flatMap(RemoteDefinition.Model::token).ifPresent(sources::add);
        definition.customers().ifPresent(customers -> sources.add(customers.password()));
        definition.probes().forEach(probe -> sources.addAll(probe.headers().values()));
        return sources;
    }

    /**
     * Reads them, from this process's environment and from files.
     *
     * @throws io.ridethrough.environments.yaml.MistakesException when one is not there
     */
    static RemoteSecrets read(RemoteDefinition definition) {
        Map<SecretSource, Secret> values = new LinkedHashMap<>();
        sources(definition).forEach(source -> values.computeIfAbsent(source, wanted -> wanted.read(System.getenv())));
        return new RemoteSecrets(values);
    }

    /** The secret that stands there, which is one of the definition's. */
    Secret at(SecretSource source) {
        return Optional.ofNullable(values.get(source)).orElseThrow();
    }

    /** Headers with their values, to be sent. */
    Map<String, String> revealed(Map<String, SecretSource> headers) {
        Map<String, String> revealed = new LinkedHashMap<>();
        headers.forEach((name, source) -> revealed.put(name, at(source).reveal()));
        return revealed;
    }
}
