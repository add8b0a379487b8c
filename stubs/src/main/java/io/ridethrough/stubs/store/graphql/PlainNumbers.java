package io.ridethrough.stubs.store.graphql;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes a whole {@code Float} without a fraction, as PHP does: {@code 15}, not {@code 15.0}. */
final class PlainNumbers extends SimpleModule {
    private static final long serialVersionUID = 1L;

    PlainNumbers() {
        addSerializer(Double.class, new StdSerializer<>(Double.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Double number, JsonGenerator json, SerializerProvider provider) throws IOException {
                long whole = number.longValue();
                if (whole == number) {
                    json.writeNumber(whole);
                } else {
                    json.writeNumber(number);
                }
            }
        });
    }
}
