package io.ridethrough.environments.definition;

import io.ridethrough.environments.remote.RemoteDefinition.Customers;
import io.ridethrough.environments.secret.SecretSection;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.environments.yaml.YamlMap;
import io.ridethrough.environments.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads which accounts clients sign in with: a list of e-mails, or a pattern that is counted up, with one password. */
final class CustomersSection {
    private static final int MOST = 100_000;
    private static final Pattern EMAIL = Pattern.compile("[a-z0-9._+-]+@[a-z0-9.-]+");
    private static final Pattern COUNTED = Pattern.compile("([^{}]*)\\{(\\d{1,6})}([^{}]*)");

    private CustomersSection() {}

    /** @return empty when there is a mistake, which is noted */
    static Optional<Customers> read(YamlMap map, Path file) {
        map.closed(List.of("emails", "count", "password"));
        List<String> emails = emails(map);
        Optional<SecretSource> password = SecretSection.read(
                map.required("password", "say where it is: `{variable: NAME}` or `{file: PATH}`"), file);
        return password.filter(known -> !emails.isEmpty()).map(known -> new Customers(emails, known));
    }

    private static List<String> emails(YamlMap map) {
        YamlValue given = map.required(
                "emails", "list them, or write a pattern such as `\"load-{0001}@example.test\"` with a `count`");
        List<YamlValue> entries = given.oneOrMore();
        Optional<Matcher> pattern = entries.size() == 1 ? counted(entries.get(0)) : Optional.empty();
        if (pattern.isPresent()) {
            return counted(pattern.get(), map, entries.get(0));
        }
        if (map.has("count")) {
            map.mistake("count", "is of a pattern: drop it, or write one e-mail such as `load-{0001}@example.test`");
        }
        List<String> emails = new ArrayList<>();
        for (YamlValue entry : entries) {
            String email = email(entry.text(), entry);
            if (!email.isEmpty() && emails.contains(email)) {
                entry.mistake("`" + email + "` is listed twice");
            }
            emails.add(email);
        }
        return emails;
    }

    private static Optional<Matcher> counted(YamlValue entry) {
        Matcher pattern = COUNTED.matcher(entry.isText() ? entry.text() : "");
        return pattern.matches() ? Optional.of(pattern) : Optional.empty();
    }

    /** From the number in braces up, as wide as it is written there. */
    private static List<String> counted(Matcher pattern, YamlMap map, YamlValue entry) {
        int count = (int) map.required("count", "say how many there are").integer(1, MOST);
        String digits = pattern.group(2);
        int first = Integer.parseInt(digits);
        if (email(pattern.group(1) + digits + pattern.group(3), entry).isEmpty()) {
            return List.of();
        }
        return IntStream.range(first, first + count)
                .mapToObj(number -> pattern.group(1)
                        + String.format(Locale.ROOT, "%0" + digits.length() + "d", number)
                        + pattern.group(3))
                .toList();
    }

    private static String email(String text, YamlValue value) {
        if (!text.isEmpty() && !EMAIL.matcher(text).matches()) {
            value.mistake(
                    "`" + text + "` is no e-mail of a test customer: write lower-case letters, digits, `.`, `_`, `+`"
                            + " and `-` around one `@`");
            return "";
        }
        return text;
    }
}
