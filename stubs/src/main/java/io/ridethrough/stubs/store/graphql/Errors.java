package io.ridethrough.stubs.store.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.SourceLocation;
import io.ridethrough.stubs.store.graphql.complaint.Complaint;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.shop.TooManyRequests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors in Magento's shape. */
final class Errors implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

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
        } else if (failed.getException() instanceof TooManyRequests) {
            error.message(TooManyRequests.MESSAGE).errorType(ErrorType.DataFetchingException);
        } else {
            LOG.error("{} failed", failed.getPath(), failed.getException());
            error.message(Complaint.INTERNAL).errorType(ErrorType.DataFetchingException);
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

    /** Of an error that is a refusal of the shop's. */
    static Optional<ShopError.Category> category(GraphQLError error) {
        return error.getErrorType() instanceof Refusal refusal ? Optional.of(refusal.category()) : Optional.empty();
    }

    /**
     * What a shop in production mode tells: the first error alone. One that is several complaints in one, which
     * do not say where they are, is told whole.
     */
    static List<Fields> shown(List<GraphQLError> errors) {
        if (errors.get(0).getPath() != null) {
            return List.of(view(errors.get(0)));
        }
        return errors.stream()
                .takeWhile(error -> error.getPath() == null)
                .map(Errors::view)
                .toList();
    }

    static Fields view(GraphQLError error) {
        Fields view = Fields.with("message", error.getMessage());
        locate(view, error.getLocations());
        if (error.getPath() != null) {
            view.and("path", error.getPath());
        }
        category(error).ifPresent(category -> view.and("extensions", Map.of("category", category.label())));
        return view;
    }

    static Fields view(Complaint complaint) {
        Fields view = Fields.with("message", complaint.message());
        locate(view, complaint.locations());
        return view;
    }

    /** A refusal before anything was executed. */
    static Fields view(ShopError refused) {
        return Fields.with("message", refused.getMessage())
                .and("extensions", Map.of("category", refused.category().label()));
    }

    private static void locate(Fields view, @Nullable List<SourceLocation> locations) {
        if (locations != null && !locations.isEmpty()) {
            view.and(
                    "locations",
                    locations.stream()
                            .map(at -> Fields.with("line", at.getLine()).and("column", at.getColumn()))
                            .toList());
        }
    }
}
