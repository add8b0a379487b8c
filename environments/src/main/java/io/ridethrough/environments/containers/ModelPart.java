package io.ridethrough.environments.containers;

import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.containers.PartSpec.Mount;
import io.ridethrough.environments.embedded.EmbeddedDefinition;
import io.ridethrough.environments.embedded.PartArguments;
import io.ridethrough.environments.model.ModelMain;
import io.ridethrough.environments.model.WeightsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The model, served by ours or by llama.cpp's server. */
final class ModelPart {
    /** Where it serves in its container. */
    static final int PORT = 8000;

    private static final String NAME = "model";

    private ModelPart() {}

    /**
     * @param keeper a part of ours that runs
     * @param started gets what removes weights that are written for it
     */
    static PartSpec of(
            ContainersDefinition definition, Ground ground, PartContainer keeper, List<AutoCloseable> started)
            throws EnvironmentUnavailableException {
        EmbeddedDefinition.Model model = definition.shop().model();
        PartSpec spec = switch (definition.images().modelServer()) {
            case LLAMA_CPP -> llamaCpp(definition.images().model().orElseThrow(), model, ground, keeper, started);
            default -> ours(definition, ground);
        };
        return spec.on(List.of(ground.networks().front()), List.of(PORT));
    }

    private static PartSpec ours(ContainersDefinition definition, Ground ground) {
        EmbeddedDefinition.Model model = definition.shop().model();
        List<String> arguments = new ArrayList<>(PartArguments.model(model, PORT, ground.request()));
        arguments.add("--everywhere");
        return ground.ours(NAME, definition.images().model(), ModelMain.JVM_OPTIONS, ModelMain.class, arguments)
                .mounting(files(model));
    }

    /** Weights that do not come with the project. */
    private static List<Mount> files(EmbeddedDefinition.Model model) {
        return Stream.concat(model.weights().stream(), model.standby().stream())
                .filter(weights -> !WeightsFile.isBuiltIn(weights))
                .distinct()
                .map(weights -> new Mount(Path.of(weights).toAbsolutePath(), false))
                .toList();
    }

    private static PartSpec llamaCpp(
            PartImage image,
            EmbeddedDefinition.Model model,
            Ground ground,
            PartContainer keeper,
            List<AutoCloseable> started)
            throws EnvironmentUnavailableException {
        Path weights = LlamaCppServer.weights(model, ground.request().logs(), started);
        String name = Ground.named("model's weights", () -> LlamaCppServer.name(model));
        return PartSpec.of(
                        NAME,
                        image.name(),
                        new PartCommand.Theirs(
                                LlamaCppServer.arguments(model, weights, name, PORT),
                                new PartCommand.Page(PORT, LlamaCppServer.HEALTH),
                                keeper))
                .mounting(List.of(new Mount(weights, false)));
    }
}
