package io.ridethrough.simulations.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The GraphQL documents that the flows send, by their steps' names. */
final class FlowDocuments {
    private static final Pattern FIELD =
            Pattern.compile("(mutation|query)\\s*(?:\\([^)]*\\))?\\s*\\{\\s*(\\w+)", Pattern.DOTALL);

    private FlowDocuments() {}

    /** Reads {@code /graphql/STEP.graphql}, without comments. */
    static String text(String step) {
        String path = "/graphql/" + step + ".graphql";
        try (InputStream in = FlowDocuments.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The field of the schema's root that a step's document asks for, such as {@code Mutation.placeOrder}. */
    static String field(String step) {
        Matcher field = FIELD.matcher(text(step));
        if (!field.find()) {
            throw new IllegalArgumentException(step + " asks for no field");
        }
        return (field.group(1).equals("mutation") ? "Mutation." : "Query.") + field.group(2);
    }
}
