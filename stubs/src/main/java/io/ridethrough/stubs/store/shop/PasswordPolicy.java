package io.ridethrough.stubs.store.shop;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What a password must be, by Magento's defaults. */
public final class PasswordPolicy {
    public static final int MINIMUM_LENGTH = 8;
    public static final int MINIMUM_CLASSES = 3;
    private static final int MAXIMUM_LENGTH = 256;

    private PasswordPolicy() {}

    /** The same for the password of an account with this address. */
    public static Optional<String> complaint(String password, String email) {
        return complaint(password)
                .or(() -> password.equalsIgnoreCase(email)
                        ? Optional.of(
                                "The password can't be the same as the email address. Create a new password and try"
                                        + " again.")
                        : Optional.empty());
    }

    /** Magento's words for what is wrong with it. */
    public static Optional<String> complaint(String password) {
        if (password.length() < MINIMUM_LENGTH) {
            return Optional.of("The password needs at least " + MINIMUM_LENGTH + " characters. Create a new password"
                    + " and try again.");
        }
        if (password.length() > MAXIMUM_LENGTH) {
            return Optional.of("Please enter a password with at most " + MAXIMUM_LENGTH + " characters.");
        }
        if (!password.equals(password.strip())) {
            return Optional.of("The password can't begin or end with a space. Verify the password and try again.");
        }
        IntPredicate isSpecial = character -> !Character.isLetterOrDigit(character);
        long classes = Stream.<IntPredicate>of(
                        Character::isLowerCase, Character::isUpperCase, Character::isDigit, isSpecial)
                .filter(it -> password.chars().anyMatch(it))
                .count();
        return classes < MINIMUM_CLASSES
                ? Optional.of("Minimum of different classes of characters in password is " + MINIMUM_CLASSES
                        + ". Classes of characters: Lower Case, Upper Case, Digits, Special Characters.")
                : Optional.empty();
    }
}
