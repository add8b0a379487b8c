package io.ridethrough.stubs.store.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A release of Magento Open Source that the store can answer as. The two differ in more than a number. */
public enum MagentoRelease {
    V2_4_7_P3,
    V2_4_8_P1;

    /** The release unless said otherwise. */
    public static final MagentoRelease DEFAULT = V2_4_8_P1;

    /** Such as {@code 2.4.8-p1}. */
    public String label() {
        String digits = name().substring(1).toLowerCase(Locale.ROOT);
        int patch = digits.lastIndexOf('_');
        return digits.substring(0, patch).replace('_', '.') + "-" + digits.substring(patch + 1);
    }

    /** Every label, oldest first. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(MagentoRelease::label).toList();
    }

    /** The release of this label. */
    public static Optional<MagentoRelease> labelled(String label) {
        return Arrays.stream(values()).filter(it -> it.label().equals(label)).findFirst();
    }
}
