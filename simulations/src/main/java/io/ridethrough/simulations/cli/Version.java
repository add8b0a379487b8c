package io.ridethrough.simulations.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** This build's version, read from the manifest of its jar. */
public final class Version implements IVersionProvider {

    /** The version, or {@code development} when the classes run without a jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"ridethrough " + current(), "Java " + Runtime.version()};
    }
}
