package io.ridethrough.environments;

import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.faults.proxy.AttemptListener;
import io.ridethrough.faults.proxy.events.ProxyEventListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What a run asks of an environment at its start.
 *
 * @param clientTag what the e-mail address of each new client of the run contains, and nobody else's
 * @param logs directory for the logs of its processes
 * @param faults file that each fault is written down in before it is applied
 * @param egress file that each outbound call of the system under test is written down in
 * @param inferenceCalls file that the system under test writes its calls to the model down in
 * @param defect the flaw to plant in the system under test; empty for a sound one
 * @param resilience the preset of resilience to set the system under test up with; empty for its own
 * @param seed decides the jitter of faults
 * @param clock the run's one clock
 * @param attempts told of every request that passes a fault proxy
 * @param events told of whatever else happens at a fault proxy
 * @param clearance what may be called, and where it stands
 */
public record StartRequest(
        String clientTag,
        Path logs,
        Path faults,
        Path egress,
        Path inferenceCalls,
        Optional<String> defect,
        Optional<String> resilience,
        long seed,
        Clock clock,
        AttemptListener attempts,
        ProxyEventListener events,
        Clearance clearance) {}
