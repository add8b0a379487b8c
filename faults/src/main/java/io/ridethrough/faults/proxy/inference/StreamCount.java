package io.ridethrough.faults.proxy.inference;

/** Is told of each event stream that a client is sent. */
public interface StreamCount {
    void streamBegan();

    void streamEnded();
}
