package io.ridethrough.environments.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.secret.Redaction;
import io.ridethrough.environments.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts for clients to sign in with: those that the definition names, else new ones, made by {@code createCustomerV2}. */
final class RemoteCustomers {
    /** The most that are made for one run: each takes a shop some tenths of a second. */
    static final int MOST_MADE = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MUTATION =
            "mutation($customer:CustomerCreateInput!){createCustomerV2(input:$customer){customer{email}}}";

    /** Has a character of each class, so that no policy of Magento's refuses what follows. */
    private static final String CLASSES = "Rt1!";

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int DRAWN = 20;

    private final RemoteDefinition definition;
    private final Fetching fetching;
    private final RemoteSecrets secrets;

    RemoteCustomers(RemoteDefinition definition, Fetching fetching, RemoteSecrets secrets) {
        this.definition = definition;
        this.fetching = fetching;
        this.secrets = secrets;
    }

    /** Whether the definition names them. */
    boolean areNamed() {
        return definition.customers().isPresent();
    }

    /**
     * One account for each address that nobody has. New ones are made over HTTP one after the other, with a password that is
     * drawn for the run and kept nowhere.
     *
     * @throws IOException when the shop makes one of them not; those before it are there
     */
    ShopCustomers of(List<String> unused) throws IOException {
        Optional<RemoteDefinition.Customers> named = definition.customers();
        if (named.isPresent()) {
            List<String> emails = named.get().emails();
            return new ShopCustomers(
                    emails.subList(0, Math.min(unused.size(), emails.size())),
                    secrets.at(named.get().password()));
        }
        Secret password = password();
        for (String email : unused) {
            make(email, password);
        }
        return new ShopCustomers(unused, password);
    }

    private void make(String email, Secret password) throws IOException {
        ObjectNode question = JSON.createObjectNode().put("query", MUTATION);
        question.putObject("variables")
                .putObject("customer")
                .put("firstname", "Jane")
                .put("lastname", "Doe")
                .put("email", email)
                .put("password", password.reveal())
                .put("is_subscribed", false);
        Fetching.Answer answer = fetching.post(
                URI.create(definition.shop().url() + "/graphql"),
                question.toString(),
                definition.shop().storeCode().map(code -> Map.of("Store", code)).orElse(Map.of()),
                PATIENCE);
        JsonNode told = JSON.readTree(answer.good().body());
        if (told.at("/data/createCustomerV2/customer/email").asText().isEmpty()) {
            String why = told.at("/errors/0/message").asText("it gives no reason");
            throw new IOException("it did not make " + email + ": "
                    + Redaction.of(List.of(password)).of(why));
        }
    }

    private static Secret password() {
        SecureRandom random = new SecureRandom();
        StringBuilder drawn = new StringBuilder(CLASSES);
        for (int i = 0; i < DRAWN; i++) {
            drawn.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return Secret.of(drawn.toString());
    }
}
