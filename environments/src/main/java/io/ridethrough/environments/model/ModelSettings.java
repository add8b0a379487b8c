package io.ridethrough.environments.model;

import io.ridethrough.environments.model.engine.EngineSettings;
import io.ridethrough.environments.model.server.ServerSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reference model is to be.
 *
 * @param weights the version served at the start
 * @param standby further versions to load, each with an engine of its own
 * @param aliases further names for loaded versions
 * @param engine the limits of each engine
 * @param server how it listens
 */
public record ModelSettings(
        WeightsFile weights,
        List<WeightsFile> standby,
        Map<String, String> aliases,
        EngineSettings engine,
        ServerSettings server) {

    public ModelSettings {
        standby = List.copyOf(standby);
        aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
    }

    /** One version, on any free port. */
    public static ModelSettings of(WeightsFile weights) {
        return new ModelSettings(weights, List.of(), Map.of(), EngineSettings.DEFAULT, ServerSettings.on(0));
    }

    public ModelSettings withStandby(List<WeightsFile> versions) {
        return new ModelSettings(weights, versions, aliases, engine, server);
    }

    public ModelSettings withAliases(Map<String, String> names) {
        return new ModelSettings(weights, standby, names, engine, server);
    }

    public ModelSettings withEngine(EngineSettings limits) {
        return new ModelSettings(weights, standby, aliases, limits, server);
    }

    public ModelSettings withServer(ServerSettings listening) {
        return new ModelSettings(weights, standby, aliases, engine, listening);
    }
}
