package io.ridethrough.stubs.store.graphql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets with which guests look their orders up, shaped as Magento's: {@code 0:3:} and Base64 of what
 * names the order, encrypted with ChaCha20-Poly1305 (RFC 8439) under a nonce of its own, so that no two are
 * alike. The key lives as long as this object: a restarted store knows no older token.
 */
final class OrderTokens {
    private static final String PREFIX = "0:3:";
    private static final String CIPHER = "ChaCha20-Poly1305";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int PARTS = 3;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    OrderTokens() {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, "ChaCha20");
    }

    /**
     * What names an order to who was there.
     *
     * @param proof of the billing address, which part of it the release decides
     */
    record Named(String incrementId, String email, String proof) {}

    String write(Named order) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = String.join("|", order.incrementId(), order.email(), order.proof())
                .getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
            byte[] token = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return PREFIX + Base64.getEncoder().encodeToString(token);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when it is no token of ours. */
    Optional<Named> read(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(token.substring(PREFIX.length())));
            if (bytes.remaining() <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE_BYTES];
            byte[] sealed = new byte[bytes.remaining() - NONCE_BYTES];
            bytes.get(nonce).get(sealed);
            String text = new String(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", -1);
            return parts.length == PARTS ? Optional.of(new Named(parts[0], parts[1], parts[2])) : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new IvParameterSpec(nonce));
        return cipher;
    }
}
