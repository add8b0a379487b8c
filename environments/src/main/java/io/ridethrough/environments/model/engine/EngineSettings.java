package io.ridethrough.environments.model.engine;

import java.time.Duration;

/**
 * The engine's limits.
 *
 * @param slots generations that run at once
 * @param queueLimit generations that wait beyond those
 * @param prefillChunk prompt tokens in one step, over all of its slots, so that a long prompt does not hold up the others
 * @param pace the least time that a step takes, zero for as fast as it goes; a way to make a small model as slow as a
 *     large one
 * @param lanes threads, each with its share of the slots and steps of its own
 */
public record EngineSettings(int slots, int queueLimit, int prefillChunk, Duration pace, int lanes) {
    public static final EngineSettings DEFAULT = new EngineSettings(8, 32, 64, Duration.ZERO);

    public EngineSettings {
        if (slots < 1
                || slots > 1024
                || queueLimit < 0
                || queueLimit > 100_000
                || prefillChunk < 1
                || prefillChunk > 4096) {
            throw new IllegalArgumentException(slots + " slots (1 to 1024), queue " + queueLimit
                    + " (0 to 100000), chunk " + prefillChunk + " (1 to 4096)");
        }
        if (pace.isNegative() || pace.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("pace " + pace + " (zero to one minute)");
        }
        if (lanes < 1 || lanes > slots) {
            throw new IllegalArgumentException(lanes + " lanes (1 to as many as there are slots)");
        }
    }

    /** One lane. */
    public EngineSettings(int slots, int queueLimit, int prefillChunk, Duration pace) {
        this(slots, queueLimit, prefillChunk, pace, 1);
    }

    public EngineSettings withLanes(int number) {
        return new EngineSettings(slots, queueLimit, prefillChunk, pace, number);
    }

    /** The slots of a lane, counted from zero; the first ones have one more when they can't be shared out evenly. */
    int slotsOfLane(int lane) {
        return slots / lanes + (lane < slots % lanes ? 1 : 0);
    }
}
