package io.ridethrough.simulations.doctor;

import io.ridethrough.faults.toxiproxy.StandingFault;
import io.ridethrough.faults.toxiproxy.StandingFaults;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Whether what broke before is healed: no toxic stands at the fault proxy's API, and no proxy is disabled. */
final class NoFaultLeft implements Examination {
    static final String NAME = "faults";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "no fault is left from before";
    }

    @Override
    public Diagnosis examine(Visit visit) {
        Optional<URI> api = visit.environment().faultApi();
        if (api.isEmpty()) {
            return Diagnosis.cantTell("this environment has no API of a fault proxy that could be asked");
        }
        List<StandingFault> standing;
        try {
            standing = StandingFaults.at(api.get());
        } catch (IOException e) {
            return Diagnosis.broken(
                    "the fault proxy's API at " + api.get() + " does not answer: " + Words.of(e),
                    "start the fault proxy (`./ridethrough proxy`) or Toxiproxy there, or mend the API's address");
        }
        if (standing.isEmpty()) {
            return Diagnosis.fine("none at " + api.get());
        }
        boolean isOurs = standing.stream().allMatch(StandingFault::isOurs);
        return Diagnosis.broken(
                "there are still "
                        + String.join(
                                ", ", standing.stream().map(StandingFault::told).toList()),
                "./ridethrough heal --api " + api.get() + (isOurs ? "" : " --all"));
    }
}
