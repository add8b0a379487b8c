package io.ridethrough.stubs.store.shop;

import java.util.regex.Pattern;

/** What the shop offers: one way to ship, one way to pay, one country. */
public final class Offer {
    public static final String FLATRATE = "flatrate";
    public static final String CHECKMO = "checkmo";
    public static final String CHECKMO_TITLE = "Check / Money order";
    public static final String COUNTRY = "US";
    public static final int MAX_UNITS_A_LINE = 10_000;
    public static final int MAX_PAGE_SIZE = 300;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");

    private Offer() {}

    public static boolean isEmail(String text) {
        return text.length() <= 255 && EMAIL.matcher(text).matches();
    }
}
