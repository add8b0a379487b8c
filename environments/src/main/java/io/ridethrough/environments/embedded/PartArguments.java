package io.ridethrough.environments.embedded;

import io.ridethrough.environments.StartRequest;
import io.ridethrough.environments.model.server.ModelDefect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the reference model and of the reference store, as a definition and a run want them. */
public final class PartArguments {
    private PartArguments() {}

    /** @param port 0 for any free one */
    public static List<String> model(EmbeddedDefinition.Model model, int port, StartRequest request) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                String.valueOf(port),
                "--slots",
                String.valueOf(model.slots()),
                "--queue",
                String.valueOf(model.queue()),
                "--pace",
                model.pace().toMillis() + "ms",
                "--control"));
        model.weights().ifPresent(weights -> arguments.addAll(List.of("--weights", weights)));
        model.standby().forEach(version -> arguments.addAll(List.of("--standby", version)));
        model.aliases().forEach((alias, version) -> arguments.addAll(List.of("--alias", alias + "=" + version)));
        request.defect()
                .filter(ModelDefect.names()::contains)
                .ifPresent(defect -> arguments.addAll(List.of("--defect", defect)));
        return arguments;
    }

    /** Where the store finds what is not its own. */
    public record Outside(URI inference, URI payment, URI egress, URI foreignInference) {}

    /** @param port 0 for any free one */
    public static List<String> store(EmbeddedDefinition.Store store, int port, StartRequest request, Outside outside) {
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                String.valueOf(port),
                "--workers",
                String.valueOf(store.workers()),
                "--backlog",
                String.valueOf(store.backlog()),
                "--inference-url",
                outside.inference().toString(),
                "--payment-url",
                outside.payment().toString(),
                "--release",
                store.release().label(),
                "--service-times",
                store.serviceTimes(),
                "--seed",
                String.valueOf(request.seed()),
                "--resilience",
                request.resilience().orElse(store.resilience()),
                "--egress-proxy",
                outside.egress().toString(),
                "--foreign-inference-url",
                outside.foreignInference().toString(),
                "--call-log",
                request.inferenceCalls().toString(),
                "--control"));
        if (store.hasRealRace()) {
            arguments.add("--real-race");
        }
        // A preset that somebody asked for is to be seen as it is, with its own patience.
        store.inferenceTimeout()
                .filter(timeout -> request.resilience().isEmpty())
                .ifPresent(timeout -> arguments.addAll(List.of("--inference-timeout", timeout.toMillis() + "ms")));
        request.defect()
                .filter(defect -> !ModelDefect.names().contains(defect))
                .ifPresent(defect -> arguments.addAll(List.of("--defect", defect)));
        return arguments;
    }
}
