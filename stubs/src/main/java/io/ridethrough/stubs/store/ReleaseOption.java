package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.release.MagentoRelease;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a release by its label. */
final class ReleaseOption implements ITypeConverter<MagentoRelease> {
    @Override
    public MagentoRelease convert(String text) {
        return MagentoRelease.labelled(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a release; there are " + String.join(", ", MagentoRelease.labels())));
    }
}
