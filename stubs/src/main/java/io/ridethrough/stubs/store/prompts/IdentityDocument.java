package io.ridethrough.stubs.store.prompts;

import io.ridethrough.stubs.store.inference.IdentityRule;
import io.ridethrough.stubs.store.prompts.ClientProfile.Country;
import io.ridethrough.stubs.store.tenancy.Client;
import java.util.List;

/**
 * What reading an applicant's document has shown. The shop gets none: kind, country and year are drawn from the e-mail
 * address and always in order, while the two comparisons are real, by {@link IdentityRule}.
 *
 * @param country who issued it
 * @param lastYear until when it is valid
 * @param isNameOfLetters whether the given names are made of letters
 * @param isAddressOwn whether the e-mail address contains one of the names
 */
public record IdentityDocument(
        Kind kind, Country country, int lastYear, boolean isNameOfLetters, boolean isAddressOwn) {
    private static final int FIRST_LAST_YEAR = 2030;
    private static final int YEARS = 8;

    /** What was shown. */
    public enum Kind {
        PASSPORT("passport"),
        CARD("identity card"),
        PERMIT("residence permit");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static IdentityDocument of(Client applicant, String firstname, String lastname, String email) {
        int drawn = email.hashCode();
        List<Country> countries = Country.of(applicant.jurisdiction());
        return new IdentityDocument(
                drawn % 2 == 0 ? Kind.PASSPORT : Kind.CARD,
                countries.get(Math.floorMod(drawn >> 4, countries.size())),
                FIRST_LAST_YEAR + Math.floorMod(drawn >> 8, YEARS),
                IdentityRule.isNameOfLetters(firstname, lastname),
                IdentityRule.isAddressOwn(firstname, lastname, email));
    }

    /** The end of a prompt's line; names nobody. */
    String words() {
        return "; " + kind.words + " " + country + ", until " + lastYear + ", name "
                + (isNameOfLetters ? "letters" : "signs") + ", address " + (isAddressOwn ? "own" : "other");
    }
}
