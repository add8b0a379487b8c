package io.ridethrough.environments;

import io.ridethrough.faults.proxy.AttemptListener;
import java.nio.file.Path;

/**
 * What a run asks of an environment at its start.
 *
 * @param logs directory for the logs of its processes
 * @param defect the flaw to plant in the system under test, or {@code none}
 * @param seed decides the jitter of faults
 * @param attempts told of every request that passes a fault proxy
 */
public record StartRequest(Path logs, String defect, long seed, AttemptListener attempts) {}
