package io.ridethrough.simulations.recording;

import io.ridethrough.results.run.Claim;
import io.ridethrough.results.run.Journey;
import io.ridethrough.results.run.Sample;
import io.ridethrough.results.run.ShownAnswer;
import java.io.IOException;
import java.util.Optional;

/** Takes what happens in a run, from Gatling's event loops: implementations must be quick and thread-safe. */
public interface Recorder {

    /** Records nothing: for a simulation that runs outside a ridethrough run. */
    Recorder NONE = new Recorder() {
        @Override
        public void started(OpenJourney journey) {}

        @Override
        public void ended(OpenJourney open, Journey journey) {}

        @Override
        public void sent() {}

        @Override
        public void sample(Sample sample) {}

        @Override
        public void claim(Claim claim) {}

        @Override
        public void clicked(SecondClick click) {}

        @Override
        public void answered(SecondClick click) {}

        @Override
        public void shown(ShownAnswer answer) {}

        @Override
        public Optional<IOException> failure() {
            return Optional.empty();
        }
    };

    void started(OpenJourney journey);

    void ended(OpenJourney open, Journey journey);

    /** A request is ready to be sent, whatever becomes of its record. */
    void sent();

    void sample(Sample sample);

    void claim(Claim claim);

    /** A second click has gone out. */
    void clicked(SecondClick click);

    /** A second click has been answered or given up, and its sample recorded. */
    void answered(SecondClick click);

    void shown(ShownAnswer answer);

    /** Why nothing more can be recorded, when that is so: more load would be wasted. */
    Optional<IOException> failure();
}
