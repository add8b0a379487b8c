package io.ridethrough.stubs.store.flaws;

import io.ridethrough.stubs.store.parts.StoreParts;

/** Spoils a sound store: hands back its parts with one of them replaced. */
public interface Flaw {
    StoreParts plant(StoreParts sound);
}
