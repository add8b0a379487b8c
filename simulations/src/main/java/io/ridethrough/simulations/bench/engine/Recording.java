package io.ridethrough.simulations.bench.engine;

import io.ridethrough.simulations.gatling.GatlingProcess;
import java.util.List;

/** What a measured simulation does beside its load. */
enum Recording {
    /** Gatling alone, which keeps no figures of its requests, and requests without the headers for the shop's tracing. */
    UNTRACED,
    /** Gatling alone, which keeps no figures of its requests: nobody would know what came of them. */
    SILENT,
    /** Gatling alone, with figures of its own: the summary on its console, the least that it has. */
    BARE,
    /** As in a run, with all that is recorded of one in the place of Gatling's own figures. */
    RECORDED;

    /** What Gatling's virtual machine is told of it after what every run's is. */
    List<String> jvmOptions() {
        return this == BARE ? List.of("-D" + GatlingProcess.SETTINGS + "=gatling.conf") : List.of();
    }
}
