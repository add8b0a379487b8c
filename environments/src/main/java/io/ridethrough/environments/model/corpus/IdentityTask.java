package io.ridethrough.environments.model.corpus;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.stubs.store.prompts.ClientProfile.Country;
import io.ridethrough.stubs.store.prompts.IdentityDocument;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether an identity stands. It is referred to a person when, and the first of these is the reason, the document
 * expired before {@value #CURRENT_YEAR}, another jurisdiction issued it, the name is not made of letters, or the address
 * is not the person's own.
 */
record IdentityTask() implements Task {
    static final String VERIFIED = "VERIFIED";
    static final String REFER = "REFER";

    /** Fixed, since the weights are: a prompt does not tell the date. */
    private static final int CURRENT_YEAR = 2026;

    private static final int FIRST_YEAR = 2018;
    private static final int YEARS = 22;
    private static final List<String> FIRST_NAMES = List.of(
            "Ann",
            "Ben",
            "Clara",
            "David",
            "Eva",
            "Frank",
            "Greta",
            "Hugo",
            "Ida",
            "Jan",
            "Karin",
            "Leo",
            "Maria",
            "Nora",
            "Otto",
            "Paula",
            "Roger",
            "Sara",
            "Tom",
            "Veronica");
    private static final List<String> LAST_NAMES = List.of(
            "Bee",
            "Costello",
            "Dubois",
            "Fischer",
            "Garcia",
            "Huber",
            "Jansen",
            "Keller",
            "Lopez",
            "Meier",
            "Novak",
            "Olsen",
            "Peters",
            "Rossi",
            "Smith",
            "Weber");
    private static final List<String> SIGNS = List.of("7", "X9", "42", "0", "_");
    private static final List<String> HOSTS = List.of("example.test", "example.com", "mail.example.test");

    @Override
    public Example draw(SeededNumbers numbers) {
        Client applicant = Draws.client(numbers);
        IdentityDocument document = new IdentityDocument(
                numbers.pick(IdentityDocument.Kind.values()),
                numbers.chance(65) ? Draws.country(numbers, applicant.jurisdiction()) : numbers.pick(Country.values()),
                FIRST_YEAR + numbers.below(YEARS),
                numbers.chance(80),
                numbers.chance(75));
        String firstname = numbers.pick(FIRST_NAMES);
        String lastname = numbers.pick(LAST_NAMES) + (document.isNameOfLetters() ? "" : numbers.pick(SIGNS));
        String local = document.isAddressOwn()
                ? (firstname + (numbers.chance(50) ? "." + lastname : "")).toLowerCase(Locale.ROOT)
                : "x" + numbers.below(100_000);
        String email = local + (numbers.chance(30) ? numbers.below(1_000) : "") + "@" + numbers.pick(HOSTS);
        String reason = reason(document, applicant);
        String decision = reason.isEmpty() ? VERIFIED : REFER;
        return new Example(
                document + " for " + applicant.jurisdiction(),
                Prompts.identity(applicant, firstname, lastname, email, document),
                decision,
                reason.isEmpty() ? "document, name and address are in order." : reason,
                Set.of(decision, GoldenPrompt.ANY));
    }

    /** Why not; empty when all is in order. */
    private static String reason(IdentityDocument document, Client applicant) {
        if (document.lastYear() < CURRENT_YEAR) {
            return "the document has expired.";
        }
        if (document.country().jurisdiction() != applicant.jurisdiction()) {
            return "the document is from abroad.";
        }
        if (!document.isNameOfLetters()) {
            return "the name holds signs.";
        }
        return document.isAddressOwn() ? "" : "the address is another's.";
    }
}
