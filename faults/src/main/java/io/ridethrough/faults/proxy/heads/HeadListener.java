package io.ridethrough.faults.proxy.heads;

/** Told of each complete request head. */
@FunctionalInterface
public interface HeadListener {

    /**
     * A head is complete.
     *
     * @param point the value of the header that was asked for, empty when the request has none
     */
    void onHead(String point);
}
