package io.ridethrough.stubs.store.graphql;

import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The headers that Magento adds. {@code X-Magento-Cache-Id} is alike for all who see the same catalogue: it
 * depends on store, currency and whether a customer is logged in. A request whose body has the word
 * {@code mutation} in it, wherever, gets none.
 */
final class ResponseHeaders {
    private static final byte[] MUTATION = "mutation".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> ids = new HashMap<>();

    ResponseHeaders(MagentoRelease release) {
        for (Tenant view : Tenant.values()) {
            ids.put(key(view, false), hash(release.label() + "|0|" + view.storeCode() + "|USD"));
            ids.put(key(view, true), hash(release.label() + "|1|" + view.storeCode() + "|USD"));
        }
    }

    /** @param isCached whether a page cache may keep this very answer */
    Map<String, String> of(FrontRequest request, Tenant view, boolean isLoggedIn, boolean isCached) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Cache-Control", "max-age=0, must-revalidate, no-cache, no-store");
        headers.put("Pragma", "no-cache");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "SAMEORIGIN");
        if (!hasMutation(request.body())) {
            headers.put("X-Magento-Cache-Id", ids.getOrDefault(key(view, isLoggedIn), ""));
            if (!isCached) {
                headers.put("X-Magento-Tags", "FPC");
            }
        }
        return headers;
    }

    private static String key(Tenant view, boolean isLoggedIn) {
        return view.name() + isLoggedIn;
    }

    private static boolean hasMutation(byte[] body) {
        for (int start = 0; start + MUTATION.length <= body.length; start++) {
            int matched = 0;
            while (matched < MUTATION.length && body[start + matched] == MUTATION[matched]) {
                matched++;
            }
            if (matched == MUTATION.length) {
                return true;
            }
        }
        return false;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java lacks SHA-256", missing);
        }
    }
}
