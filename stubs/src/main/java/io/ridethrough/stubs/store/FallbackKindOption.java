package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.inference.FallbackKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of fallback by its label. */
final class FallbackKindOption implements ITypeConverter<FallbackKind> {
    @Override
    public FallbackKind convert(String text) {
        return FallbackKind.labelled(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a fallback; there are " + String.join(", ", FallbackKind.labels())));
    }
}
