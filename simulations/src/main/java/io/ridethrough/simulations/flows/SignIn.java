package io.ridethrough.simulations.flows;

import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import io.ridethrough.simulations.recording.Step;
import java.util.Map;

/** The step in which a customer exchanges e-mail and password for a token, shared by several flows. */
final class SignIn {

    /** Session attribute with the customer's e-mail. */
    static final String EMAIL = "email";

    /** Value of the Authorization header of later steps, in Gatling's expression language. */
    static final String BEARER = "Bearer #{token}";

    private SignIn() {}

    static Step step() {
        GraphQl signIn = GraphQl.document("sign-in");
        return Step.of(
                "sign-in",
                http -> signIn.post(
                                http,
                                session -> Map.of(EMAIL, session.getString(EMAIL), "password", ClientBook.PASSWORD))
                        .check(jmesPath("data.generateCustomerToken.token")
                                .exists()
                                .saveAs("token")));
    }
}
