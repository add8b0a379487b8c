package io.ridethrough.stubs.store.parts;

/** The replaceable parts of a store. */
public record StoreParts(ResilienceParts resilience, DataParts data, CheckoutParts checkout) {
    /** A store without flaw. */
    public static StoreParts sound() {
        return new StoreParts(ResilienceParts.sound(), DataParts.sound(), CheckoutParts.sound());
    }

    public StoreParts withResilience(ResilienceParts other) {
        return new StoreParts(other, data, checkout);
    }

    public StoreParts withData(DataParts other) {
        return new StoreParts(resilience, other, checkout);
    }

    public StoreParts withCheckout(CheckoutParts other) {
        return new StoreParts(resilience, data, other);
    }
}
