package io.ridethrough.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast of text with its ground as WCAG 2.2 defines it (success criterion 1.4.3), in both themes. */
class ContrastTest {

    private static final double AA = 4.5;
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @CsvSource({
        "ink, page",
        "ink, panel",
        "muted, page",
        "muted, panel",
        "accent, page",
        "accent, panel",
        "pass, page",
        "fail, page",
        "maybe, page",
        "fail, panel",
        "maybe, panel",
        "p95, page",
        "p95, panel",
        "p99, page",
        "p99, panel",
        "pass, pass-ground",
        "fail, fail-ground",
        "maybe, maybe-ground",
        "ink, maybe-ground",
        "closed-ink, closed",
        "open-ink, open",
        "half-ink, half",
        "unknown-ink, unknown",
        "fault-ink, panel",
    })
    void text_stands_out_from_its_ground(String text, String ground) throws IOException {
        String styles = PageAssets.load().styles();
        int dark = styles.indexOf("@media (prefers-color-scheme: dark)");
        assertReadable(colours(styles.substring(0, dark)), text, ground);
        assertReadable(colours(styles.substring(dark)), text, ground);
    }

    private static void assertReadable(Map<String, Integer> colours, String text, String ground) {
        double a = luminance(colours.getOrDefault(text, 0));
        double b = luminance(colours.getOrDefault(ground, 0));
        assertThat((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))
                .as("%s on %s", text, ground)
                .isGreaterThanOrEqualTo(AA);
    }

    private static Map<String, Integer> colours(String styles) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher matcher = COLOUR.matcher(styles);
        while (matcher.find()) {
            colours.putIfAbsent(matcher.group(1), Integer.parseInt(matcher.group(2), 16));
        }
        return colours;
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
