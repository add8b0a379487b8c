package io.ridethrough.environments.model.corpus;

import io.ridethrough.environments.golden.GoldenPrompt;
import io.ridethrough.stubs.store.prompts.IdentityDocument;
import io.ridethrough.stubs.store.prompts.Prompts;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether an identity stands. It is referred to a person when, and the first of these is the reason, the document
 * expired before {@value #CURRENT_YEAR}, it is a residence permit, the name is not made of letters, or the address is not
 * the person's own.
 */
record IdentityTask() implements Task {
    static final String VERIFIED = "VERIFIED";
    static final String REFER = "REFER";

    /** Fixed, since the weights are: a prompt does not tell the date. */
    private static final int CURRENT_YEAR = 2026;

    private static final int FIRST_YEAR = 2018;
    private static final int YEARS = 22;
    private static final int STRANGE_PERCENT = 30;
    private static final int MAX_STRANGE_LETTERS = 9;
    private static final int LETTERS = 26;
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
                Draws.country(numbers, applicant.jurisdiction()),
                FIRST_YEAR + numbers.below(YEARS),
                numbers.chance(80),
                numbers.chance(75));
        String firstname = name(numbers, FIRST_NAMES);
        String lastname = name(numbers, LAST_NAMES) + (document.isNameOfLetters() ? "" : numbers.pick(SIGNS));
        String local = document.isAddressOwn()
                ? (firstname + (numbers.chance(50) ? "." + lastname : "")).toLowerCase(Locale.ROOT)
                : "x" + numbers.below(100_000);
        String email = local + (numbers.chance(30) ? numbers.below(1_000) : "") + "@" + numbers.pick(HOSTS);
        String reason = reason(document);
        String decision = reason.isEmpty() ? VERIFIED : REFER;
        return new Example(
                document + " for " + applicant.jurisdiction(),
                Prompts.identity(applicant, firstname, lastname, email, document),
                decision,
                reason.isEmpty() ? "document, name and address are in order." : reason,
                Set.of(decision, GoldenPrompt.ANY));
    }

    /** One of the list, or letters that are nobody's name: the model must not depend on knowing it. */
    private static String name(SeededNumbers numbers, List<String> known) {
        if (!numbers.chance(STRANGE_PERCENT)) {
            return numbers.pick(known);
        }
        StringBuilder name = new StringBuilder();
        int length = 2 + numbers.below(MAX_STRANGE_LETTERS - 1);
        for (int i = 0; i < length; i++) {
            name.append((char) ((i == 0 ? 'A' : 'a') + numbers.below(LETTERS)));
        }
        return name.toString();
    }

    /** Why not; empty when all is in order. */
    private static String reason(IdentityDocument document) {
        if (document.lastYear() < CURRENT_YEAR) {
            return "the document has expired.";
        }
        if (document.kind() == IdentityDocument.Kind.PERMIT) {
            return "a residence permit is not enough.";
        }
        if (!document.isNameOfLetters()) {
            return "the name holds signs.";
        }
        return document.isAddressOwn() ? "" : "the address is another's.";
    }
}
