package io.ridethrough.stubs.store.shop;

import io.ridethrough.stubs.store.release.MagentoRelease;
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

    /** What whoever wants more units than there are is told. */
    public static String tooFew(MagentoRelease release) {
        return release == MagentoRelease.V2_4_7_P3 ? "The requested qty is not available" : "Not enough items for sale";
    }
}
