package io.ridethrough.stubs.store.presets;

import io.ridethrough.stubs.store.inference.Resilience;
import java.time.LocalDate;

/**
 * Settings of resilience that have a name and a reason.
 *
 * @param name as {@code --resilience} takes it; a file's own name without its ending
 * @param story what it is, in a line
 * @param source where its numbers are from
 * @param approximates what the original does otherwise; empty when nothing is known to differ
 */
public record ResiliencePreset(String name, String story, Source source, String approximates, Resilience resilience) {
    /**
     * @param title of what was read
     * @param url empty when it is this project itself
     * @param read on which day
     */
    public record Source(String title, String url, LocalDate read) {}
}
