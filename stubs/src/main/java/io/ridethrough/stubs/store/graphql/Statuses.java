package io.ridethrough.stubs.store.graphql;

import graphql.GraphQLError;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.ShopError;
import java.util.List;

/** The HTTP status of an answer: 2.4.7 knows 200 and 500, 2.4.8 says what is wrong. */
record Statuses(MagentoRelease release) {
    private static final int OK = 200;
    private static final int FAILED = 500;

    /** Of a refusal before anything was executed. */
    int before(ShopError.Category category) {
        if (isOld()) {
            return FAILED;
        }
        return switch (category) {
            case AUTHENTICATION -> 401;
            case AUTHORIZATION -> 403;
            case INPUT, NO_SUCH_ENTITY, ALREADY_EXISTS -> 400;
        };
    }

    /** Of a text that is no GraphQL. */
    int ofSyntaxError() {
        return isOld() ? FAILED : 400;
    }

    /** Of a document that does not fit the schema. */
    int ofInvalid(boolean isInternal) {
        return isInternal ? FAILED : OK;
    }

    /** Of an execution. */
    int of(List<GraphQLError> errors) {
        if (isOld() || errors.isEmpty()) {
            return OK;
        }
        return Errors.category(errors.get(0))
                .map(category -> switch (category) {
                    case AUTHENTICATION -> 401;
                    case AUTHORIZATION -> 403;
                    case INPUT, NO_SUCH_ENTITY, ALREADY_EXISTS -> OK;
                })
                .orElse(OK);
    }

    private boolean isOld() {
        return release == MagentoRelease.V2_4_7_P3;
    }
}
