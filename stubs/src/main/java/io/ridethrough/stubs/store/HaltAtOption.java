package io.ridethrough.stubs.store;

import io.ridethrough.stubs.store.checkout.HaltAt;
import io.ridethrough.stubs.store.checkout.Milestone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code charged} and {@code charged:3}. */
final class HaltAtOption implements ITypeConverter<HaltAt.Point> {
    private static final Pattern POINT = Pattern.compile("([a-z-]+)(?::([1-9]\\d{0,5}))?");

    @Override
    public HaltAt.Point convert(String text) {
        Matcher point = POINT.matcher(text);
        if (!point.matches()) {
            throw new TypeConversionException("'" + text + "' is not a milestone such as charged or charged:3");
        }
        Milestone milestone = Milestone.labelled(point.group(1))
                .orElseThrow(() -> new TypeConversionException("'" + point.group(1) + "' is not a milestone; there are "
                        + String.join(", ", Milestone.labels())));
        return new HaltAt.Point(milestone, point.group(2) == null ? 1 : Integer.parseInt(point.group(2)));
    }
}
