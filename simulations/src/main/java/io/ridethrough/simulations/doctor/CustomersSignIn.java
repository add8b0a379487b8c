package io.ridethrough.simulations.doctor;

import io.ridethrough.environments.ShopCustomers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the customers whom the definition names can sign in: the first, the last, and some between them, since each costs the
 * shop the hashing of a password.
 */
final class CustomersSignIn implements Examination {
    static final String NAME = "customers";

    private static final int MOST_TRIED = 20;
    private static final int MOST_NAMED = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String proves() {
        return "the customers that are named can sign in";
    }

    @Override
    public List<String> needs() {
        return List.of(ShopAnswers.NAME, SecretsThere.NAME, NoCaptcha.NAME);
    }

    @Override
    public boolean concerns(Visit visit) {
        return visit.environment().namedCustomers().isPresent();
    }

    @Override
    public Diagnosis examine(Visit visit) throws IOException, InterruptedException {
        ShopCustomers named = visit.environment().namedCustomers().orElseThrow();
        List<String> tried = spread(named.emails());
        List<String> refused = new ArrayList<>();
        String why = "";
        for (String email : tried) {
            ShopAnswer answer = visit.shop()
                    .ask(
                            visit.documents().text("sign-in"),
                            Map.of("email", email, "password", named.password().reveal()));
            if (answer.data("generateCustomerToken").path("token").asText().isEmpty()) {
                refused.add(email);
                why = answer.refusal().orElse("it gives no token");
            }
        }
        if (refused.isEmpty()) {
            return Diagnosis.fine(tried.size() + " of " + named.emails().size() + " signed in");
        }
        return Diagnosis.broken(
                refused.size() + " of the " + tried.size() + " that were tried cannot sign in, "
                        + Words.list(refused.subList(0, Math.min(MOST_NAMED, refused.size())))
                        + (refused.size() > MOST_NAMED ? " and others" : "") + ": " + why,
                "make their accounts, confirmed and with that password, or name others under `customers`");
    }

    /** The first, the last, and others at even distances: all of them where they are few. */
    static List<String> spread(List<String> emails) {
        int tried = Math.min(MOST_TRIED, emails.size());
        List<String> spread = new ArrayList<>();
        for (int i = 0; i < tried; i++) {
            spread.add(emails.get(tried == 1 ? 0 : (int) ((long) i * (emails.size() - 1) / (tried - 1))));
        }
        return spread;
    }
}
