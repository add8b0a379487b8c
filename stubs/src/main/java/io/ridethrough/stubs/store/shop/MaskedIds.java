package io.ridethrough.stubs.store.shop;

import java.security.SecureRandom;

/** Makes the ids under which clients know carts: 32 letters and digits that nobody can guess. */
public final class MaskedIds {
    /** Letters and digits of an id, also of one that a client chooses. */
    public static final int LENGTH = 32;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecureRandom random = new SecureRandom();

    public String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
