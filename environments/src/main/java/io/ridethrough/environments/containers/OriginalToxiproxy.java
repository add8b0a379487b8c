package io.ridethrough.environments.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.EnvironmentUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How the original Toxiproxy is had to stand before the dependencies. */
final class OriginalToxiproxy {
    /** Answers 200 as soon as its API does. */
    static final String VERSION = "/version";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OriginalToxiproxy() {}

    /** Its command line, without the program. */
    static List<String> arguments(int port, long seed) {
        // With an equals sign, since a seed may begin with a hyphen.
        return List.of("-host=0.0.0.0", "-port=" + port, "-seed=" + seed);
    }

    /**
     * Creates proxies over its API.
     *
     * @param proxies each with its {@code name}, {@code listen} and {@code upstream}
     * @throws EnvironmentUnavailableException when one of them is not created
     */
    static void create(URI api, List<Map<String, Object>> proxies) throws EnvironmentUnavailableException {
        try {
            HttpRequest request = HttpRequest.newBuilder(api.resolve("/populate"))
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(proxies)))
                    .build();
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw new EnvironmentUnavailableException(
                        "the Toxiproxy creates no proxies: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new EnvironmentUnavailableException("the Toxiproxy creates no proxies: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentUnavailableException("interrupted while the proxies were created", e);
        }
    }
}
