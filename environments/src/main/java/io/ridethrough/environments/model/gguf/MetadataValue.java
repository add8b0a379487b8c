package io.ridethrough.environments.model.gguf;

import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.List;

/** One metadata value. The widths that a file uses (u8 to i64, f32 and f64) are folded into the widest of their kind. */
public sealed interface MetadataValue {

    record Text(String value) implements MetadataValue {}

    record Whole(long value) implements MetadataValue {}

    record Real(double value) implements MetadataValue {}

    record Flag(boolean value) implements MetadataValue {}

    record Texts(List<String> values) implements MetadataValue {
        public Texts {
            values = List.copyOf(values);
        }
    }

    /** Packed, since a boxed list of bytes would take twenty times the file's size. Flags are 0 and 1. */
    record Wholes(LongBuffer values) implements MetadataValue {
        public Wholes {
            values = values.asReadOnlyBuffer();
        }
    }

    record Reals(DoubleBuffer values) implements MetadataValue {
        public Reals {
            values = values.asReadOnlyBuffer();
        }
    }
}
