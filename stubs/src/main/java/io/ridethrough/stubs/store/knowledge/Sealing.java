package io.ridethrough.stubs.store.knowledge;

import io.ridethrough.stubs.store.tenancy.Tenant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a tenant's key. A sealed text is a nonce of 12 random
 * bytes and what the cipher made, its tag of 16 bytes at the end. The associated data name tenant and customer,
 * so that one client's note that is put in another's place does not open.
 */
final class Sealing {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final TenantKeys keys;
    private final SecureRandom random = new SecureRandom();

    Sealing(TenantKeys keys) {
        this.keys = keys;
    }

    /**
     * What a sealed text belongs to.
     *
     * @param customer empty for what concerns all clients of the tenant
     */
    record Owner(Tenant tenant, OptionalLong customer) {
        private byte[] associatedData() {
            String client = customer.isPresent() ? Long.toString(customer.getAsLong()) : "all";
            return (tenant.label() + "/" + client).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Was sealed for somebody else, with another key, or was changed since. */
    static final class DoesNotOpen extends Exception {
        private static final long serialVersionUID = 1L;

        DoesNotOpen(GeneralSecurityException cause) {
            super(cause);
        }
    }

    byte[] seal(Owner owner, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, owner, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks AES-256-GCM", missing);
        }
    }

    byte[] open(Owner owner, byte[] sealed) throws DoesNotOpen {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new DoesNotOpen(new AEADBadTagException("too short"));
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, owner, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException refused) {
            throw new DoesNotOpen(refused);
        }
    }

    private Cipher cipher(int mode, Owner owner, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.of(owner.tenant()), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.associatedData());
        return cipher;
    }
}
