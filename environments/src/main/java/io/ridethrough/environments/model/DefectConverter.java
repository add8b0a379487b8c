package io.ridethrough.environments.model;

import io.ridethrough.environments.model.server.ModelDefect;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a defect by its label. */
final class DefectConverter implements ITypeConverter<ModelDefect> {

    @Override
    public ModelDefect convert(String label) {
        return ModelDefect.named(label)
                .orElseThrow(() -> new TypeConversionException("'" + label + "' is not a defect of the model; there is "
                        + String.join(", ", ModelDefect.names())));
    }

    /** The labels, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ModelDefect.names().iterator();
        }
    }
}
