package io.ridethrough.stubs.store.shop;

import java.util.Optional;
import java.util.regex.Pattern;

/** What Magento takes for a person's name: letters, digits, blanks and a little punctuation. */
public final class PersonName {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M},\\-_.'’`&\\s\\d]{1,255}");

    private PersonName() {}

    /** Magento's words for what is wrong with the two names. */
    public static Optional<String> complaint(String firstname, String lastname) {
        if (!NAME.matcher(firstname).matches()) {
            return Optional.of("First Name is not valid!");
        }
        return NAME.matcher(lastname).matches() ? Optional.empty() : Optional.of("Last Name is not valid!");
    }
}
