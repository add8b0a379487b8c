package io.ridethrough.stubs.partners;

/** From where a partner can be called. */
enum PartnerReach {
    /** From this machine. */
    LOOPBACK("127.0.0.1"),
    /** From wherever this machine can be reached: in a container, from the networks that it is on. */
    EVERYWHERE("0.0.0.0");

    private final String bindAddress;

    PartnerReach(String bindAddress) {
        this.bindAddress = bindAddress;
    }

    String bindAddress() {
        return bindAddress;
    }
}
