package io.ridethrough.stubs.store.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors in Magento's shape, and the HTTP status that they lead to. */
final class Errors implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("Field '([^']+)' in type '([^']+)' is undefined");
    private static final Pattern OFFENDING_TOKEN = Pattern.compile("offending token '(.+?)' at");

    /** A refusal's category travels with its error, so that the status can be told from it. */
    private record Refusal(ShopError.Category category) implements ErrorClassification {}

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failed) {
        if (failed.getException() instanceof ShopError refused
                && !refused.complaints().isEmpty()) {
            return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                    .errors(complaints(refused))
                    .build());
        }
        GraphqlErrorBuilder<?> error =
                GraphqlErrorBuilder.newError().path(failed.getPath()).location(failed.getSourceLocation());
        if (failed.getException() instanceof ShopError refused) {
            error.message("%s", refused.getMessage()).errorType(new Refusal(refused.category()));
        } else {
            LOG.error("{} failed", failed.getPath(), failed.getException());
            error.message("Internal server error").errorType(ErrorType.DataFetchingException);
        }
        return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult()
                .error(error.build())
                .build());
    }

    /** One error each, which does not say where it is. */
    private static List<GraphQLError> complaints(ShopError refused) {
        return refused.complaints().stream()
                .<GraphQLError>map(complaint -> GraphqlErrorBuilder.newError()
                        .message("%s", complaint)
                        .errorType(new Refusal(refused.category()))
                        .build())
                .toList();
    }

    /** 401 or 403 when a refusal says so, 400 for a document that is no GraphQL, or else 200. */
    static int status(List<GraphQLError> errors) {
        int status = 200;
        for (GraphQLError error : errors) {
            if (error.getErrorType() instanceof Refusal refusal) {
                status = Math.max(status, status(refusal.category()));
            } else if (error.getErrorType() == ErrorType.InvalidSyntax) {
                status = Math.max(status, 400);
            }
        }
        return status;
    }

    static int status(ShopError.Category category) {
        return switch (category) {
            case INPUT, NO_SUCH_ENTITY, ALREADY_EXISTS -> 200;
            case AUTHORIZATION -> 403;
            case AUTHENTICATION -> 401;
        };
    }

    static Fields view(GraphQLError error) {
        Fields view = Fields.with("message", message(error));
        if (error.getLocations() != null && !error.getLocations().isEmpty()) {
            view.and(
                    "locations",
                    error.getLocations().stream()
                            .map(at -> Map.of("line", at.getLine(), "column", at.getColumn()))
                            .toList());
        }
        if (error.getPath() != null && error.getErrorType() != ErrorType.ValidationError) {
            view.and("path", error.getPath());
        }
        if (error.getErrorType() instanceof Refusal refusal) {
            view.and("extensions", category(refusal.category()));
        }
        return view;
    }

    /** A refusal before anything was executed. */
    static Fields view(ShopError refused) {
        return Fields.with("message", refused.getMessage()).and("extensions", category(refused.category()));
    }

    private static Map<String, String> category(ShopError.Category category) {
        return Map.of("category", category.label());
    }

    /** Magento's parser says what it expected; ours only what it found, which at the end is a name. */
    private static String unexpected(String message) {
        Matcher token = OFFENDING_TOKEN.matcher(message);
        if (!token.find()) {
            return message;
        }
        return token.group(1).equals("<EOF>") ? "Expected Name, found <EOF>" : "Unexpected " + token.group(1);
    }

    private static String message(GraphQLError error) {
        @Nullable String message = error.getMessage();
        if (error.getErrorType() == ErrorType.InvalidSyntax) {
            return "Syntax Error: " + unexpected(String.valueOf(message));
        }
        Matcher undefined = UNDEFINED_FIELD.matcher(String.valueOf(message));
        return undefined.find()
                ? "Cannot query field \"" + undefined.group(1) + "\" on type \"" + undefined.group(2) + "\"."
                : String.valueOf(message);
    }
}
