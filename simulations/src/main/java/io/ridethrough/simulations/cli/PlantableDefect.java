package io.ridethrough.simulations.cli;

import io.ridethrough.environments.model.server.ModelDefect;
import io.ridethrough.stubs.store.Defect;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A flaw that {@code run --defect} plants, in the store or in the model's server.
 *
 * @param name as it is typed
 * @param description what it does
 * @param imitates which mistake of real systems it stands for
 * @param caughtBy what in a run should notice it
 */
record PlantableDefect(String name, String description, String imitates, String caughtBy) {

    /** The store's first, each in the order of its own list. */
    static List<PlantableDefect> all() {
        return Stream.concat(
                        Arrays.stream(Defect.values()).map(PlantableDefect::of),
                        Arrays.stream(ModelDefect.values()).map(PlantableDefect::of))
                .toList();
    }

    static List<String> names() {
        return all().stream().map(PlantableDefect::name).toList();
    }

    List<String> told() {
        return List.of(description, "imitates: " + imitates, "caught by: " + caughtBy);
    }

    private static PlantableDefect of(Defect defect) {
        return new PlantableDefect(defect.label(), defect.description(), defect.imitates(), defect.caughtBy());
    }

    private static PlantableDefect of(ModelDefect defect) {
        return new PlantableDefect(defect.label(), defect.description(), defect.imitates(), defect.caughtBy());
    }
}
