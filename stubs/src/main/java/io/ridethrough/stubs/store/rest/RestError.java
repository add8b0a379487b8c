package io.ridethrough.stubs.store.rest;

import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as Magento's REST interface words it: the phrase with its placeholders unfilled, and what
 * belongs into them beside it.
 */
final class RestError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\b");

    private static final String CRASH = "An error has happened during application run. See exception log for details.";

    private final int status;
    private final transient View body;

    private RestError(int status, View body) {
        super(String.valueOf(body.get("message")));
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    View body() {
        return body;
    }

    /** The message with its parameters in their places. */
    String filledIn() {
        String message = String.valueOf(getMessage());
        return body.get("parameters") instanceof List<?> values && !values.isEmpty()
                ? message.replace("%1", String.valueOf(values.get(0)))
                : message;
    }

    static RestError of(int status, String message) {
        return new RestError(status, View.with("message", message));
    }

    /** @param parameters by name, or in sequence for {@code %1}, {@code %2} */
    static RestError of(int status, String message, Object parameters) {
        return new RestError(status, View.with("message", message).and("parameters", parameters));
    }

    static RestError input(String message) {
        return of(400, message);
    }

    /** @param field as the signature of Magento's service spells it */
    static RestError required(String field) {
        return new RestError(400, requiredView(field));
    }

    /** One field that is missing, or several at once. */
    static RestError required(List<String> fields) {
        if (fields.size() == 1) {
            return required(fields.get(0));
        }
        return new RestError(
                400,
                View.with("message", "One or more input exceptions have occurred.")
                        .and(
                                "errors",
                                fields.stream().map(RestError::requiredView).toList()));
    }

    static RestError unsupported(String field) {
        return of(
                400,
                "\"%fieldName\" is not supported. Correct the field name and try again.",
                View.with("fieldName", field));
    }

    static RestError invalid(String field, @Nullable Object value) {
        return of(
                400,
                "Invalid value of \"%value\" provided for the %fieldName field.",
                View.with("fieldName", field).and("value", value));
    }

    static RestError noSuchEntity(String field, @Nullable Object value) {
        return of(
                404,
                "No such entity with %fieldName = %fieldValue",
                View.with("fieldName", field).and("fieldValue", value));
    }

    static RestError unauthorized(String resource) {
        return of(401, "The consumer isn't authorized to access %resources.", Map.of("resources", resource));
    }

    /** What Magento says when a request broke it in a way that it had not foreseen. */
    static RestError internal() {
        return of(
                500,
                "Internal Error. Details are available in Magento log file. Report ID: webapi-"
                        + Long.toHexString(System.nanoTime()));
    }

    /** That PHP itself gave up: no JSON, but a line of text. */
    static RestError crash() {
        return of(500, CRASH);
    }

    boolean isCrash() {
        return CRASH.equals(body.get("message"));
    }

    /** A refusal of the shop's: a number in its words is a parameter here. */
    static RestError of(ShopError refused) {
        int status = switch (refused.category()) {
            case NO_SUCH_ENTITY -> 404;
            case AUTHORIZATION, AUTHENTICATION -> 401;
            default -> 400;
        };
        String message = String.valueOf(refused.getMessage());
        Matcher number = NUMBER.matcher(message);
        return message.contains("assword") && number.find()
                ? of(status, number.replaceFirst("%1"), List.of(number.group()))
                : of(status, message);
    }

    private static View requiredView(String field) {
        return View.with("message", "\"%fieldName\" is required. Enter and try again.")
                .and("parameters", View.with("fieldName", field));
    }
}
