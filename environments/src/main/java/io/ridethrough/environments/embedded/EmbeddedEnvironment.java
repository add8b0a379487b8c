package io.ridethrough.environments.embedded;

import io.ridethrough.environments.Environment;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.HomeEndpoint;
import io.ridethrough.environments.RunningEnvironment;
import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.egress.AllowList;
import io.ridethrough.environments.egress.EgressRecorder;
import io.ridethrough.environments.egress.EgressSettings;
import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.process.ChildProcess;
import io.ridethrough.environments.process.JavaCommand;
import io.ridethrough.faults.DeploymentFault;
import io.ridethrough.faults.Fault;
import io.ridethrough.faults.proxy.FaultProxyServer;
import io.ridethrough.faults.proxy.FaultProxySettings;
import io.ridethrough.faults.toxiproxy.FaultJournal;
import io.ridethrough.faults.toxiproxy.InjectorSettings;
import io.ridethrough.faults.toxiproxy.ToxiproxyInjector;
import io.ridethrough.stubs.partners.ForeignInference;
import io.ridethrough.stubs.partners.PaymentPartner;
import io.ridethrough.stubs.store.StoreMain;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Store and model in processes of their own, the fault proxy and the partners in this one, all on loopback. Every call of the
 * store leaves it through the egress recorder.
 *
 * <pre>
 * load ──► store ──► proxy "inference" ──► model
 *            ├─────► proxy "payment"   ──► payment partner
 *            └─────► whatever else is on this machine, such as the model abroad
 * </pre>
 */
public final class EmbeddedEnvironment implements Environment {
    /** The proxied dependencies, as scenarios name them. */
    public static final String INFERENCE = "inference";

    public static final String PAYMENT = "payment";

    /** The request header by which the store says which inference point asks. */
    public static final String POINT_HEADER = "X-Inference-Point";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EmbeddedDefinition definition;

    public EmbeddedEnvironment(EmbeddedDefinition definition) {
        this.definition = definition;
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public Set<String> targets() {
        return EmbeddedDefinition.PROXIED;
    }

    @Override
    public boolean supports(Fault fault) {
        return !(fault instanceof DeploymentFault)
                || ModelSwaps.isPossible(fault, definition.model().swappable());
    }

    @Override
    public boolean isWatchable() {
        return true;
    }

    @Override
    public Map<String, String> settings(Optional<String> resilience) {
        return EmbeddedSettings.of(definition, resilience);
    }

    @Override
    public RunningEnvironment start(StartRequest request) throws EnvironmentUnavailableException {
        List<AutoCloseable> started = new ArrayList<>();
        try {
            return start(request, started);
        } catch (EnvironmentUnavailableException e) {
            Closing.inReverse(started);
            throw e;
        } catch (RuntimeException e) {
            Closing.inReverse(started);
            throw new EnvironmentUnavailableException("the embedded environment did not start: " + e.getMessage(), e);
        }
    }

    private RunningEnvironment start(StartRequest request, List<AutoCloseable> started)
            throws EnvironmentUnavailableException {
        EmbeddedDefinition.Ports ports = definition.ports();
        ChildProcess.Serving model = ChildProcess.serve(model(request), PATIENCE);
        started.add(model.process());
        PaymentPartner payment = named("payment partner", () -> PaymentPartner.start(ports.payment()));
        started.add(payment);
        FaultProxyServer proxy = named(
                "fault proxy's API",
                () -> FaultProxyServer.start(FaultProxySettings.defaults()
                        .withApiPort(ports.proxyApi())
                        .withSeed(request.seed())
                        .withClock(request.clock())));
        started.add(proxy);
        proxy.addAttemptListener(request.attempts());
        proxy.addEventListener(request.events());
        URI inferenceProxy = named(
                "fault proxy before " + INFERENCE,
                () -> proxy.createHttpProxy(
                                INFERENCE,
                                model.address().getAuthority(),
                                ports.inferenceProxy(),
                                Optional.of(POINT_HEADER))
                        .httpUrl());
        URI paymentProxy = named(
                "fault proxy before " + PAYMENT,
                () -> proxy.createHttpProxy(
                                PAYMENT, payment.url().getAuthority(), ports.paymentProxy(), Optional.empty())
                        .httpUrl());
        FaultJournal journal = named("journal of faults", () -> FaultJournal.open(request.faults(), request.clock()));
        started.add(journal);
        ToxiproxyInjector injector = named(
                "fault injector",
                () -> ToxiproxyInjector.connect(
                        proxy.apiUrl(), InjectorSettings.defaults().withJournal(journal)));
        started.add(injector);
        ForeignInference foreign = named(
                "foreign inference partner", () -> ForeignInference.start(ports.foreignInference(), request.clock()));
        started.add(foreign);
        List<HomeEndpoint> homes = new ArrayList<>(
                List.of(EmbeddedHome.at(INFERENCE, inferenceProxy), EmbeddedHome.at(PAYMENT, paymentProxy)));
        homes.addAll(definition.egress().homes());
        EgressRecorder egress = named(
                "egress recorder",
                () -> EgressRecorder.start(
                        ports.egress(),
                        request.egress(),
                        EgressSettings.of(request.clock(), EmbeddedHome.CANARIES)
                                .withAllowed(
                                        AllowList.of(homes, definition.egress().reach()))));
        started.add(egress);
        ChildProcess.Serving store = ChildProcess.serve(
                store(request, new PartArguments.Outside(inferenceProxy, paymentProxy, egress.url(), foreign.url())),
                PATIENCE);
        started.add(store.process());

        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put("store", store.address());
        addresses.put("model", model.address());
        addresses.put("payment", payment.url());
        addresses.put("proxy", proxy.apiUrl());
        addresses.put("inference through proxy", inferenceProxy);
        addresses.put("payment through proxy", paymentProxy);
        addresses.put("egress recorder", egress.url());
        addresses.put("foreign inference", foreign.url());
        return ReferenceShop.join(
                definition,
                new ReferenceShop.Addresses(store.address(), model.address(), inferenceProxy, addresses),
                ModelServer.REFERENCE,
                homes,
                new EmbeddedParts(model.process(), store.process(), proxy, payment),
                injector,
                started);
    }

    /** Starts a part that lives in this process; a refusal names the part. */
    private static <T> T named(String part, Start<T> start) throws EnvironmentUnavailableException {
        try {
            return start.start();
        } catch (IOException | RuntimeException e) {
            throw new EnvironmentUnavailableException("the " + part + " did not start: " + e.getMessage(), e);
        }
    }

    /** Opens a part. */
    @FunctionalInterface
    private interface Start<T> {
        T start() throws IOException;
    }

    private JavaCommand model(StartRequest request) {
        return new JavaCommand(
                "model",
                ModelMain.class.getName(),
                ModelMain.JVM_OPTIONS,
                PartArguments.model(definition.model(), definition.ports().model(), request),
                request.logs());
    }

    private JavaCommand store(StartRequest request, PartArguments.Outside outside) {
        return new JavaCommand(
                "store",
                StoreMain.class.getName(),
                StoreMain.JVM_OPTIONS,
                PartArguments.store(definition.store(), definition.ports().store(), request, outside),
                request.logs());
    }
}
