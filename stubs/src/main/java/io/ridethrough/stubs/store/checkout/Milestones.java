package io.ridethrough.stubs.store.checkout;

/** Is told of each milestone, on the thread that reaches it. */
public interface Milestones {
    void reached(Milestone milestone);

    /** Takes no notice. */
    static Milestones unwatched() {
        return milestone -> {};
    }
}
