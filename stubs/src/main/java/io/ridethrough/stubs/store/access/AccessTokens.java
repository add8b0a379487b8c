package io.ridethrough.stubs.store.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and reads JSON web tokens signed with HMAC-SHA-256 (RFC 7519), with the claims of Magento's:
 * {@code uid}, {@code utypid} (2 administrator, 3 customer), {@code iat}, {@code exp}. The key lives as
 * long as this object, so a restarted store knows no older token.
 */
public final class AccessTokens {
    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofMinutes(60);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ADMINISTRATOR = 2;
    private static final int CUSTOMER = 3;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"kid\":\"1\",\"alg\":\"HS256\"}");

    private final IssuingLock lock;
    private final Revocations revocations = new Revocations(LIFETIME);
    private final SecretKeySpec key;
    private final Clock clock;

    public AccessTokens(Clock clock) {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
        this.lock = new IssuingLock(clock);
    }

    /** What withholds tokens from whoever guesses passwords; one for all interfaces. */
    public IssuingLock lock() {
        return lock;
    }

    /** What a token says. */
    public sealed interface Bearer {
        /** A customer, by entity id. */
        record Customer(long id) implements Bearer {}

        /** The shop's administrator. */
        record Administrator() implements Bearer {}

        /** A token of ours whose time is over. */
        record Expired() implements Bearer {}

        /** A token of ours that was taken back. */
        record Revoked() implements Bearer {}
    }

    public String forCustomer(long id) {
        return issue(id, CUSTOMER);
    }

    public String forAdministrator() {
        return issue(1, ADMINISTRATOR);
    }

    /**
     * Takes back every token that the customer was issued so far. Claims tell seconds apart, nothing finer: one
     * that is issued within the same second is good for nothing, as it is in a real shop.
     */
    public void revoke(long customer) {
        revocations.note(customer, clock.instant());
    }

    /** Who holds the token; empty when it is none of ours. */
    public Optional<Bearer> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || !isSignedByUs(parts)) {
            return Optional.empty();
        }
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            if (claims.path("exp").asLong() <= clock.instant().getEpochSecond()) {
                return Optional.of(new Bearer.Expired());
            }
            if (claims.path("utypid").asInt() == ADMINISTRATOR) {
                return Optional.of(new Bearer.Administrator());
            }
            long customer = claims.path("uid").asLong();
            return Optional.of(
                    revocations.covers(customer, claims.path("iat").asLong())
                            ? new Bearer.Revoked()
                            : new Bearer.Customer(customer));
        } catch (IOException | IllegalArgumentException impossible) {
            throw new IllegalStateException("a token that we signed can't be read", impossible);
        }
    }

    private String issue(long user, int type) {
        long now = clock.instant().getEpochSecond();
        String claims = encode("{\"uid\":" + user + ",\"utypid\":" + type + ",\"iat\":" + now + ",\"exp\":"
                + (now + LIFETIME.toSeconds()) + "}");
        return HEADER + "." + claims + "." + ENCODER.encodeToString(signature(HEADER + "." + claims));
    }

    private boolean isSignedByUs(String[] parts) {
        try {
            return MessageDigest.isEqual(
                    signature(parts[0] + "." + parts[1]), Base64.getUrlDecoder().decode(parts[2]));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks " + ALGORITHM, missing);
        }
    }

    private static String encode(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
