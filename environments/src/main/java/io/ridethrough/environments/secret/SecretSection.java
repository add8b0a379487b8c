package io.ridethrough.environments.secret;

import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads where a secret stands: {@code {variable: NAME}} or {@code {file: PATH}}. A secret that stands in the definition itself is a
 * mistake, which is told without it.
 */
public final class SecretSection {

    private static final String VARIABLE = "variable";
    private static final String FILE = "file";

    /** In capitals, as POSIX has them for programs: a token that slipped in here is hardly ever one, and is not told. */
    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_]{0,127}");

    private SecretSection() {}

    /**
     * Reads a key's value.
     *
     * @param definition the file that it stands in; a relative {@code file} is beside it
     * @return empty when it was a mistake, which is noted
     */
    public static Optional<SecretSource> read(YamlValue value, Path definition) {
        if (!value.isGiven()) {
            return Optional.empty();
        }
        if (!value.isMap()) {
            value.mistake("is a secret, which does not stand in here: write `{variable: NAME}` or `{file: PATH}`");
            return Optional.empty();
        }
        return value.map().map(map -> map.closed(List.of(VARIABLE, FILE))).flatMap(map -> source(map, definition));
    }

    private static Optional<SecretSource> source(YamlMap map, Path definition) {
        if (map.has(VARIABLE) == map.has(FILE)) {
            map.mistake("is a secret: give one of `variable` and `file`");
            return Optional.empty();
        }
        return map.optional(VARIABLE)
                .flatMap(SecretSection::variable)
                .or(() -> map.optional(FILE).flatMap(value -> file(value, definition)));
    }

    private static Optional<SecretSource> variable(YamlValue value) {
        String name = value.isText() ? value.text() : "";
        if (!NAME.matcher(name).matches()) {
            value.mistake("is no name of an environment variable: use capitals, digits and `_`, as in `STAGING_TOKEN`");
            return Optional.empty();
        }
        return Optional.of(new SecretSource.Variable(name));
    }

    private static Optional<SecretSource> file(YamlValue value, Path definition) {
        String path = value.text();
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(new SecretSource.InFile(
                        definition.toAbsolutePath().resolveSibling(path).normalize()));
    }
}
