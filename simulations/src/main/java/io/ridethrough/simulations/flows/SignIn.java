package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.ridethrough.simulations.recording.Step;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The step in which a customer exchanges e-mail and password for a token, shared by several flows. */
final class SignIn {

    /** Session attribute with the customer's e-mail. */
    static final String EMAIL = "email";

    /** Value of the Authorization header of later steps, in Gatling's expression language. */
    static final String BEARER = "Bearer #{token}";

    private SignIn() {}

    /** With the password of the shop's seeded and of new customers, which everybody may know. */
    static Step step(Documents documents) {
        return step(documents, ClientBook.PASSWORD, UnaryOperator.identity());
    }

    /** With that of these accounts, which the shop's own words are kept without. */
    static Step step(Documents documents, Accounts accounts) {
        return step(documents, accounts.password(), accounts.redaction());
    }

    private static Step step(Documents documents, String password, UnaryOperator<String> redaction) {
        GraphQl signIn = documents.named("sign-in").redacting(redaction);
        return Step.of(
                "sign-in",
                http -> signIn.post(http, session -> Map.of(EMAIL, session.getString(EMAIL), "password", password))
                        .check(jmesPath("data.generateCustomerToken.token")
                                .exists()
                                .saveAs("token")));
    }
}
