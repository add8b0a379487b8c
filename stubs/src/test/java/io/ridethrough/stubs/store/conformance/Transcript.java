package io.ridethrough.stubs.store.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One recorded step.
 *
 * @param file the file's name without {@code .json}, such as {@code 013-gql-guest-setGuestEmailOnCart}
 * @param name the step's name, such as {@code gql-guest-setGuestEmailOnCart}
 */
record Transcript(String file, String name, JsonNode request, JsonNode response) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The steps of a folder of a release's recording, in their sequence. */
    static List<Transcript> of(MagentoRelease release, String folder) throws IOException {
        Path directory = directory("/magento-" + release.label() + "/" + folder);
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.sorted().toList();
        }
        List<Transcript> steps = new ArrayList<>();
        for (Path file : files) {
            JsonNode step = JSON.readTree(file.toFile());
            steps.add(new Transcript(
                    String.valueOf(file.getFileName()).replace(".json", ""),
                    step.path("name").asText(),
                    step.path("request"),
                    step.path("response")));
        }
        return steps;
    }

    private static Path directory(String name) {
        try {
            return Path.of(Objects.requireNonNull(Transcript.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
