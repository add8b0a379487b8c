package io.ridethrough.simulations.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.environments.ShopCustomers;
import io.ridethrough.environments.secret.Redaction;
import io.ridethrough.environments.secret.Secret;
import io.ridethrough.simulations.flows.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom clients sign in as, in one line of the conductor's on standard input: a password on the command line could be read by
 * everybody on this machine. As with {@link StopOrder} the process hears it, and the simulation finds it in a system property.
 */
public final class ToldCustomers {

    /** The option of the virtual machine by which the process knows that it will be told. */
    public static final String EXPECTED_OPTION = "-Dridethrough.customersAreTold=true";

    private static final String EXPECTED = "ridethrough.customersAreTold";
    private static final String WORD = "customers ";
    private static final String PROPERTY = "ridethrough.customers";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ToldCustomers() {}

    /** What the conductor says: one line, with the password in it. */
    public static String line(ShopCustomers customers) {
        ObjectNode told = JSON.createObjectNode();
        told.set("emails", JSON.valueToTree(customers.emails()));
        told.put("password", customers.password().reveal());
        return WORD + told;
    }

    /** The conductor has said a line; true when it was this one. */
    static boolean heard(String line) {
        if (!line.startsWith(WORD)) {
            return false;
        }
        System.setProperty(PROPERTY, line.substring(WORD.length()));
        return true;
    }

    /** Whether this process will be told. */
    static boolean areExpected() {
        return Boolean.getBoolean(EXPECTED);
    }

    /** What was said; empty when nothing was. */
    static Optional<Accounts> told() {
        String json = System.getProperty(PROPERTY, "");
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode told = JSON.readTree(json);
            List<String> emails = new ArrayList<>();
            told.path("emails").forEach(email -> emails.add(email.asText()));
            Secret password = Secret.of(told.path("password").asText());
            return Optional.of(new Accounts(emails, password.reveal(), Redaction.of(List.of(password))::of));
        } catch (JsonProcessingException e) {
            // Without its cause, whose words would repeat a part of it.
            throw new IllegalArgumentException("what was said of customers is no JSON");
        }
    }
}
