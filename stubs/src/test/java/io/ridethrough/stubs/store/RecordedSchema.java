package io.ridethrough.stubs.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The whole schema that a real shop of a release answered to an introspection query. */
public final class RecordedSchema {
    private RecordedSchema() {}

    /** The array of types. */
    public static JsonNode types(MagentoRelease release) throws IOException {
        String name = "/magento-" + release.label() + "/introspection.json.gz";
        try (InputStream file =
                new GZIPInputStream(Objects.requireNonNull(RecordedSchema.class.getResourceAsStream(name), name))) {
            return TestStore.JSON.readTree(file).findValue("types");
        }
    }
}
