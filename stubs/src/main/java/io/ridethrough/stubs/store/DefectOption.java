package io.ridethrough.stubs.store;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a defect by its label. */
final class DefectOption implements ITypeConverter<Defect> {
    @Override
    public Defect convert(String text) {
        return Defect.named(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a defect; there are " + String.join(", ", Defect.names())));
    }
}
