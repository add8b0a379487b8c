package io.ridethrough.environments.model;

import io.ridethrough.environments.model.gguf.Gguf;
import io.ridethrough.environments.model.gguf.GgufWriter;
import io.ridethrough.environments.model.gguf.MetadataValue;
import io.ridethrough.environments.model.seeded.SeededWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Untrained versions of a model, which differ in name and weights alone. */
public final class SeededVersions {
    private SeededVersions() {}

    /** The version {@code test-advisor-v<number>}. */
    public static WeightsFile number(int number) {
        return new WeightsFile("v" + number, ByteBuffer.wrap(bytes(number)));
    }

    /** The same as a file in {@code folder}. */
    public static Path file(Path folder, int number) throws IOException {
        return Files.write(folder.resolve("test-v" + number + ".gguf"), bytes(number));
    }

    private static byte[] bytes(int number) {
        Gguf seeded = SeededWeights.make(number);
        Map<String, MetadataValue> metadata = new LinkedHashMap<>(seeded.metadata());
        metadata.put("general.name", new MetadataValue.Text("test-advisor-v" + number));
        return GgufWriter.toBytes(new Gguf(metadata, seeded.tensors()));
    }
}
