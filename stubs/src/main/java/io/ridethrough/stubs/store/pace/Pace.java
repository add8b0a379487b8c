package io.ridethrough.stubs.store.pace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How fast a store is.
 *
 * @param times a shop's measured service times; empty is as fast as this machine is
 * @param seed of the times drawn
 */
public record Pace(Optional<ServiceTimes> times, long seed) {
    /** As fast as this machine is. */
    public static final Pace INSTANT = new Pace(Optional.empty(), 1);

    /** Names of what comes with the store, besides files. */
    public static final List<String> PROFILES = List.of("instant", "2.4.7-p3", "2.4.8-p1", "paced");

    /**
     * Reads a profile that comes with the store, or else a file.
     *
     * @throws BadServiceTimes when the file can't be read or has mistakes, with all of them
     */
    public static Pace of(String profile, long seed) {
        if (profile.equals("instant")) {
            return new Pace(Optional.empty(), seed);
        }
        String text = PROFILES.contains(profile) ? resource(profile) : file(Path.of(profile));
        return new Pace(Optional.of(ServiceTimesFile.parse(profile, text)), seed);
    }

    private static String resource(String profile) {
        try (InputStream stream = Pace.class.getResourceAsStream("service-times/" + profile + ".yaml")) {
            if (stream == null) {
                throw new IllegalStateException("no service times of " + profile);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String file(Path file) {
        try {
            if (Files.size(file) > ServiceTimesFile.LIMIT_CHARACTERS) {
                throw bad(file, "is larger than " + ServiceTimesFile.LIMIT_CHARACTERS + " bytes");
            }
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            throw bad(file, "there is no such file; profiles are " + String.join(", ", PROFILES));
        } catch (CharacterCodingException noText) {
            throw bad(file, "isn't UTF-8 text");
        } catch (IOException unreadable) {
            throw bad(file, "can't be read (" + unreadable + ")");
        }
    }

    private static BadServiceTimes bad(Path file, String what) {
        return new BadServiceTimes(List.of(file + ": " + what));
    }
}
