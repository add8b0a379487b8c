package io.ridethrough.environments.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a host's name looks like that of a shop that is open for business. Judged are the words between its dots and hyphens,
 * without digits at their ends:
 *
 * <ul>
 *   <li>{@code prod}, {@code production} or {@code live} looks like production, whatever stands beside it, but for
 *       {@code pre-prod}, {@code non-production} and their like;
 *   <li>{@code www}, or a domain with nothing before it such as {@code example.ch}, looks like production, unless a word says
 *       that it is a stage.
 * </ul>
 *
 * <p>Limits: it is a guess by the name alone. What is called {@code shop.example.ch} is not refused, and an IP address has no
 * name; a shop may be called {@code live} and be nothing of the kind.
 */
final class ProductionName {
    private static final Set<String> PRODUCTION = Set.of("prod", "prd", "production", "live");
    private static final Set<String> NEGATED = Set.of("pre", "non", "not");
    private static final Set<String> STAGE = Set.of(
            "staging",
            "stage",
            "stg",
            "test",
            "testing",
            "dev",
            "develop",
            "development",
            "uat",
            "qa",
            "preprod",
            "nonprod",
            "pre",
            "non",
            "sandbox",
            "local",
            "localhost");
    private static final String WORLD_WIDE = "www";

    /** Second levels below which names are registered, as in {@code example.co.uk}. */
    private static final Set<String> REGISTRIES = Set.of("ac", "co", "com", "edu", "gov", "net", "or", "org");

    /** Top levels that nobody outside can have a name below. */
    private static final Set<String> INSIDE = Set.of("corp", "home", "internal", "intranet", "lan", "local", "test");

    private static final int COUNTRY_LETTERS = 2;
    private static final Pattern DIGITS_AT_THE_END = Pattern.compile("(?<=[a-z])\\d+$");

    private ProductionName() {}

    /** By what a name looks like production; empty when it does not. */
    static Optional<String> sign(String host) {
        List<String> labels = List.of(host.split("\\.", -1));
        List<List<String>> words = labels.stream().map(ProductionName::words).toList();
        Optional<String> production =
                words.stream().flatMap(label -> production(label).stream()).findFirst();
        if (production.isPresent()) {
            return Optional.of("`" + production.get() + "` in its name");
        }
        if (words.stream().flatMap(List::stream).anyMatch(STAGE::contains)) {
            return Optional.empty();
        }
        if (words.stream().anyMatch(label -> label.contains(WORLD_WIDE))) {
            return Optional.of("`" + WORLD_WIDE + "` in its name");
        }
        return isBareDomain(labels) ? Optional.of("a domain without a stage's name before it") : Optional.empty();
    }

    private static List<String> words(String label) {
        return Arrays.stream(label.split("[-_]+", -1))
                .map(word -> DIGITS_AT_THE_END.matcher(word).replaceFirst(""))
                .toList();
    }

    private static Optional<String> production(List<String> label) {
        for (int i = 0; i < label.size(); i++) {
            boolean isNegated = i > 0 && NEGATED.contains(label.get(i - 1));
            if (PRODUCTION.contains(label.get(i)) && !isNegated) {
                return Optional.of(label.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean isBareDomain(List<String> labels) {
        int count = labels.size();
        boolean isBelowRegistry =
                count == 3 && labels.get(2).length() == COUNTRY_LETTERS && REGISTRIES.contains(labels.get(1));
        return (count == 2 || isBelowRegistry) && !INSIDE.contains(labels.get(count - 1));
    }
}
