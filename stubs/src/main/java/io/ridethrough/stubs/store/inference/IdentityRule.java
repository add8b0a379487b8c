package io.ridethrough.stubs.store.inference;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a person must look at a new account, decided from its fields alone. */
public final class IdentityRule {
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’-]{0,99}");

    private IdentityRule() {}

    /** True unless both names are made of letters and the address contains one of them. */
    public static boolean needsReview(String firstname, String lastname, String email) {
        return !isNameOfLetters(firstname, lastname) || !isAddressOwn(firstname, lastname, email);
    }

    /** Whether both names are made of letters. */
    public static boolean isNameOfLetters(String firstname, String lastname) {
        return NAME.matcher(firstname).matches() && NAME.matcher(lastname).matches();
    }

    /** Whether the address contains one of the names. */
    public static boolean isAddressOwn(String firstname, String lastname, String email) {
        String address = email.toLowerCase(Locale.ROOT);
        return address.contains(firstname.toLowerCase(Locale.ROOT))
                || address.contains(lastname.toLowerCase(Locale.ROOT));
    }
}
