package io.ridethrough.stubs.store.knowledge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What a tenant tells the model whoever is asking, from a resource file named after it.
 *
 * @param houseRules its tone and its rules
 * @param funds its view of each fund, a sentence each
 */
public record TenantContext(String houseRules, List<String> funds) {
    /** Reads the tenant's file from the class path. */
    public static TenantContext load(Tenant tenant) {
        String name = tenant.label() + ".json";
        try (InputStream file = TenantContext.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new ObjectMapper().readValue(file, TenantContext.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " is not readable", unreadable);
        }
    }
}
