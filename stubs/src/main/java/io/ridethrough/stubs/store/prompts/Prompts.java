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
 * The store's four tasks for the model. Each is one line that names nobody, after lines such as {@code Name:}
 * that tell about the client; {@link Briefing} adds what the tenant knows. No line is longer than
 * {@value #MAX_LINE_CHARACTERS} characters: the reference model reads 512 tokens, prompt and answer together.
 */
public final class Prompts {
    /** How the line begins that says who somebody is. */
    public static final String NAME = "Name: ";

    static final int MAX_LINE_CHARACTERS = 160;

    private Prompts() {}

    /** Is this cart suitable for the client? */
    public static Question advice(Client client, Cart cart) {
        String lines = cart.lines().stream()
                .map(line -> line.quantity() + " " + line.product().name())
                .collect(Collectors.joining(", "));
        return question(
                InferencePoint.ADVICE,
                client,
                false,
                "Order: total " + cart.grandTotal() + " USD; " + lines,
                "Is this order suitable for the client and the risk?");
    }

    /** Are these a person's own details? */
    public static Question identity(Client applicant, String firstname, String lastname, String email) {
        return question(
                InferencePoint.IDENTITY,
                applicant,
                true,
                NAME + firstname + " " + lastname + ", " + email,
                "Are these one person's own details? Answer OK or REVIEW.");
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

    private static Question question(
            InferencePoint point, Client client, boolean hasPersonalData, String about, String task) {
        String prompt = Stream.of(about, task).map(Prompts::line).collect(Collectors.joining("\n"));
        return new Question(point, client, prompt, hasPersonalData);
    }

    /** One line, whatever a visitor wrote into it, and no longer than a line may be. */
    static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_LINE_CHARACTERS ? line : line.substring(0, MAX_LINE_CHARACTERS);
    }
}
