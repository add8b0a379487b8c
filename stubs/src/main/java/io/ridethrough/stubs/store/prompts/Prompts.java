package io.ridethrough.stubs.store.prompts;

import io.ridethrough.stubs.store.inference.InferencePoint;
import io.ridethrough.stubs.store.inference.Question;
import io.ridethrough.stubs.store.ledger.Cart;
import io.ridethrough.stubs.store.ledger.Holding;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The store's four tasks for the model. Each is one line that names nobody, after lines such as {@code Name:} or
 * {@code Profile:} that tell about the client; {@link Briefing} adds what the tenant knows. No line is longer than
 * {@value #MAX_LINE_CHARACTERS} characters: the reference model reads 512 tokens, prompt and answer together.
 */
public final class Prompts {
    /** How the line begins that says who somebody is. */
    public static final String NAME = "Name: ";

    static final int MAX_LINE_CHARACTERS = 160;
    private static final int MAX_NAME_CHARACTERS = 80;

    private Prompts() {}

    /** Which fund goes with this cart, for the client that {@link ClientProfile} tells of? */
    public static Question advice(Client client, Cart cart) {
        return advice(client, cart, ClientProfile.of(client, cart.id()));
    }

    /** Which fund goes with this cart, for a client of this profile? */
    public static Question advice(Client client, Cart cart, ClientProfile profile) {
        String lines = cart.lines().stream()
                .map(line -> line.quantity() + " " + line.product().name())
                .collect(Collectors.joining(", "));
        return question(
                InferencePoint.ADVICE,
                client,
                false,
                "Order: " + lines,
                profile.line(cart.grandTotal()),
                "Which fund is suitable for the client and the risk of this order?");
    }

    /** Are these a person's own details? */
    public static Question identity(Client applicant, String firstname, String lastname, String email) {
        return identity(
                applicant, firstname, lastname, email, IdentityDocument.of(applicant, firstname, lastname, email));
    }

    /** Are these a person's own details, with a document that shows this? */
    public static Question identity(
            Client applicant, String firstname, String lastname, String email, IdentityDocument document) {
        return question(
                InferencePoint.IDENTITY,
                applicant,
                true,
                line(NAME + firstname + " " + lastname + ", " + email, MAX_NAME_CHARACTERS) + document.words(),
                "Are these one person's own details? Answer VERIFIED or REFER.");
    }

    /** What does the client hold? */
    public static Question summary(Client client, List<Holding> holdings) {
        String units = holdings.isEmpty()
                ? "none"
                : holdings.stream()
                        .map(holding -> holding.units().stripTrailingZeros().toPlainString() + " " + holding.fund())
                        .collect(Collectors.joining(", "));
        return question(
                InferencePoint.SUMMARY,
                client,
                true,
                "Funds: " + units,
                "Sum up what funds the client holds, in one sentence.");
    }

    /** What else may suit whoever looks at this product? */
    public static Question recommendations(Client client, Product seen, List<Product> neighbours) {
        String names = neighbours.stream().map(Product::name).collect(Collectors.joining(", "));
        return question(
                InferencePoint.RECOMMENDATIONS,
                client,
                false,
                "Others: " + names,
                "Which of them suit a client who looks at " + seen.name() + "?");
    }

    private static Question question(InferencePoint point, Client client, boolean hasPersonalData, String... lines) {
        String prompt = Stream.of(lines).map(Prompts::line).collect(Collectors.joining("\n"));
        return new Question(point, client, prompt, hasPersonalData);
    }

    /** One line, whatever a visitor wrote into it, and no longer than a line may be. */
    static String line(String text) {
        return line(text, MAX_LINE_CHARACTERS);
    }

    private static String line(String text, int maxCharacters) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= maxCharacters ? line : line.substring(0, maxCharacters);
    }
}
