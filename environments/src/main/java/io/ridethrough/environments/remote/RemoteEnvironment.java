package io.ridethrough.environments.remote;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.ShopTidying;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.guard.Boundary;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.guard.Guard;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A shop that somebody else runs, with its model and a Toxiproxy between the two. */
public final class RemoteEnvironment implements Environment {
    private final RemoteDefinition definition;

    public RemoteEnvironment(RemoteDefinition definition) {
        this.definition = definition;
    }

    /** What was said of it. */
    public RemoteDefinition definition() {
        return definition;
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public Set<String> targets() {
        return definition.faults().proxies().keySet();
    }

    @Override
    public boolean supports(Fault fault) {
        return switch (definition.faults().server()) {
            case FAULT_PROXY -> !(fault instanceof DeploymentFault);
            case TOXIPROXY -> ToxiproxyInjector.isKnownToTheOriginal(fault);
        };
    }

    @Override
    public boolean isWatchable() {
        return definition.model().isPresent() && targets().contains(RemoteParts.INFERENCE);
    }

    @Override
    public int mostCustomers() {
        return definition.customers().map(named -> named.emails().size()).orElse(RemoteCustomers.MOST_MADE);
    }

    @Override
    public boolean makesCustomers() {
        return definition.customers().isEmpty();
    }

    @Override
    public Optional<Path> documents() {
        return definition.documents();
    }

    @Override
    public Boundary boundary() {
        return new Boundary(RemoteTargets.of(definition), definition.allowed(), definition.limits());
    }

    @Override
    public List<SecretSource> secrets() {
        return RemoteSecrets.sources(definition);
    }

    @Override
    public Map<String, String> settings(Optional<String> resilience) {
        Map<String, String> facts = new LinkedHashMap<>();
        definition.shop().release().ifPresent(release -> facts.put("store-release", release));
        return facts;
    }

    @Override
    public Optional<ShopTidying> tidying(Clearance clearance) throws EnvironmentUnavailableException {
        if (definition.ledger().isEmpty()) {
            throw new EnvironmentUnavailableException(
                    "the definition of " + name() + " names no `ledger`: orders are canceled with its token");
        }
        Guard.recheck(name(), RemoteTargets.of(definition), clearance);
        return Optional.of(RestTidying.of(definition.ledger().get(), RemoteParts.secrets(definition), clearance));
    }

    @Override
    public RunningEnvironment start(StartRequest request) throws EnvironmentUnavailableException {
        if (request.defect().isPresent() || request.resilience().isPresent()) {
            throw new EnvironmentUnavailableException("the environment " + name()
                    + " runs by itself: neither a defect nor a preset of resilience can be planted in it");
        }
        return RemoteParts.start(definition, request);
    }

    @Override
    public RunningEnvironment startForExamination(StartRequest request) {
        return ExaminedRemote.of(definition, request);
    }
}
