package io.ridethrough.faults.proxy.toxics;

/** Toxiproxy's toxic that does nothing, of use to tests of clients. It needs no stage: bytes pass it by. */
public record Noop() implements ToxicAttributes {
    @Override
    public String type() {
        return "noop";
    }
}
