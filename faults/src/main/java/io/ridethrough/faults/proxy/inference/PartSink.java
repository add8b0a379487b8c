package io.ridethrough.faults.proxy.inference;

/** Takes the parts of a connection's answers, in order. */
public interface PartSink {

    /**
     * Takes over the part and its buffers.
     *
     * @param nominalNanos when the part is nominally here, in the scale of {@link System#nanoTime()}
     */
    void accept(Part part, long nominalNanos);

    /** The upstream has ended the connection; an answer that lacks its end stays so. */
    void end(long nominalNanos);
}
