package io.ridethrough.results.plan;

import java.time.Duration;

/**
 * Golden prompts that are asked over the whole timeline, beside the load.
 *
 * @param prompts how many different ones, asked in turn
 * @param perSecond how often one is asked, evenly spaced
 * @param questions how many are asked in all, those about a swap of the model included
 * @param patience how long an answer may take
 */
public record PlannedWatch(int prompts, double perSecond, int questions, Duration patience) {}
