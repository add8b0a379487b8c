package io.ridethrough.stubs.store.graphql;

import java.util.regex.Pattern;

/** What the shop offers: one way to ship, one way to pay, one country. */
final class Offer {
    static final String FLATRATE = "flatrate";
    static final String CHECKMO = "checkmo";
    static final String CHECKMO_TITLE = "Check / Money order";
    static final String COUNTRY = "US";
    static final int MAX_UNITS_A_LINE = 10_000;
    static final int MAX_PAGE_SIZE = 300;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

    private Offer() {}

    static boolean isEmail(String text) {
        return text.length() <= 255 && EMAIL.matcher(text).matches();
    }
}
