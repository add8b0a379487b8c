package io.ridethrough.environments.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ridethrough.environments.EnvironmentUnavailableException;
import io.ridethrough.environments.StartRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all parts of one run have in common.
 *
 * @param request what the run asks for
 * @param run what everything of it bears
 * @param networks the run's
 * @param madeHere the name of the image that parts run from where no other is named
 */
record Ground(StartRequest request, RunMark run, Networks networks, String madeHere) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ties a part to its standard input, which ends with this process. */
    private static final String LIFELINE = "-Dridethrough.lifeline=stdin";

    /** A part of ours. */
    PartSpec ours(
            String name,
            Optional<PartImage> image,
            List<String> jvmOptions,
            Class<?> mainClass,
            List<String> arguments) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add(LIFELINE);
        return PartSpec.of(
                name,
                image.map(PartImage::name).orElse(madeHere),
                new PartCommand.Ours(PartsImage.command(options, mainClass.getName(), arguments)));
    }

    /** Writes down the proxies of a part, beside its log. */
    Path config(String name, List<Map<String, Object>> proxies) throws EnvironmentUnavailableException {
        return named("configuration " + name, () -> {
            Path logs = Files.createDirectories(request.logs().toAbsolutePath());
            return Files.write(logs.resolve(name), JSON.writeValueAsBytes(proxies));
        });
    }

    /** Where a part listens that others on its networks call. */
    static String everywhere(int port) {
        return "0.0.0.0:" + port;
    }

    static <T> T named(String part, Start<T> start) throws EnvironmentUnavailableException {
        try {
            return start.start();
        } catch (IOException | RuntimeException e) {
            throw new EnvironmentUnavailableException("the " + part + " did not start: " + e.getMessage(), e);
        }
    }

    /** Opens or makes something on this machine. */
    @FunctionalInterface
    interface Start<T> {
        T start() throws IOException;
    }
}
