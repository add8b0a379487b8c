package io.ridethrough.faults.toxiproxy;

/**
 * A fault that is in place at a Toxiproxy API now, whoever put it there.
 *
 * @param proxy the proxy that it breaks
 * @param toxic the toxic's name; empty for a proxy that is disabled
 * @param isOurs whether an injector of ours made it; of a disabled proxy nobody can tell
 */
public record StandingFault(String proxy, String toxic, boolean isOurs) {

    /** Such as {@code the toxic latency_downstream on inference}. */
    public String told() {
        return toxic.isEmpty() ? "the disabled proxy " + proxy : "the toxic " + toxic + " on " + proxy;
    }
}
