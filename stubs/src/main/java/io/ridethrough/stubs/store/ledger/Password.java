package io.ridethrough.stubs.store.ledger;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A stored password: {@code salt:hash}, hexadecimal, the hash being PBKDF2 with HMAC-SHA-256 (RFC 8018).
 * Far fewer rounds than a real shop needs: accounts here are made up, and onboarding load should cost
 * what the shop does, not what its hash does.
 */
public final class Password {
    private static final int ROUNDS = 200;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final HexFormat HEX = HexFormat.of();

    private Password() {}

    public static String store(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return HEX.formatHex(salt) + ":" + HEX.formatHex(hash(password, salt));
    }

    public static boolean matches(String password, String stored) {
        int colon = stored.indexOf(':');
        byte[] salt = HEX.parseHex(stored, 0, colon);
        byte[] expected = HEX.parseHex(stored, colon + 1, stored.length());
        return MessageDigest.isEqual(expected, hash(password, salt));
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks PBKDF2", missing);
        }
    }
}
