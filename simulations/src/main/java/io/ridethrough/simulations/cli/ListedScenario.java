package io.ridethrough.simulations.cli;

import io.ridethrough.environments.yaml.MistakesException;
import io.ridethrough.simulations.scenario.FaultCatalog;
import io.ridethrough.simulations.scenario.Scenario;
import io.ridethrough.simulations.scenario.ScenarioFile;
import io.ridethrough.simulations.scenario.ScenarioLibrary;
import java.util.List;

/**
 * A scenario of the library, as a list tells it.
 *
 * @param told in a sentence
 * @param story as a whole; empty for a file that can't be read
 */
record ListedScenario(String name, String told, String story) {

    /** All of a library's, in the order to read them in; a file with mistakes does not hide the others. */
    static List<ListedScenario> all(ScenarioLibrary library, FaultCatalog catalog) {
        return library.inReadingOrder().stream()
                .map(name -> one(name, library, catalog))
                .toList();
    }

    private static ListedScenario one(String name, ScenarioLibrary library, FaultCatalog catalog) {
        try {
            Scenario scenario = ScenarioFile.read(library.resolve(name), catalog);
            return new ListedScenario(name, scenario.headline(), scenario.story());
        } catch (MistakesException e) {
            return new ListedScenario(name, "has mistakes; see: ridethrough check " + name, "");
        }
    }
}
