package io.ridethrough.faults;

/** Puts faults between a client and what it depends on. It says beforehand what it can do, so that plans fail early. */
public interface Injector {

    /** Whether {@link #inject} can do this fault; asks nobody over the network. */
    boolean supports(Fault fault);

    /** Applies a fault to all traffic, as {@link #inject(String, Fault, double)} with a share of 1. */
    default Injection inject(String proxy, Fault fault) {
        return inject(proxy, fault, 1.0);
    }

    /**
     * Applies a fault over the network; when this returns, it is in force also for live connections.
     *
     * @param proxy the name of a proxy that exists
     * @param share how much it breaks, above 0 and at most 1: of connections, or of requests for an inference fault
     * @throws InjectionException when the fault could not be applied; nothing is left in place then
     */
    Injection inject(String proxy, Fault fault, double share);

    /**
     * Heals every live fault of this injector, over the network.
     *
     * @throws InjectionException after having tried all of them, naming those that may still be in place
     */
    void healAll();
}
