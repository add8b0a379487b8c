package io.ridethrough.stubs.store.front;

/** Answers one request on the calling thread, and may block it. */
public interface Endpoint {
    FrontResponse answer(FrontRequest request);
}
