package io.ridethrough.faults.proxy.inference;

/** The sink of a stage that is not yet part of a chain. */
enum Nothing implements PartSink {
    INSTANCE;

    @Override
    public void accept(Part part, long nominalNanos) {
        part.release();
    }

    @Override
    public void end(long nominalNanos) {}
}
