package io.ridethrough.environments.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes known secrets out of what is about to be written, such as a server's own words about the token that it was sent: as they
 * are, percent-encoded, and in Base64, also within something longer, as a password is in {@code Authorization: Basic}.
 *
 * <p>Limits: what is shorter than {@value #SHORTEST} characters is not looked for, since ordinary words would go with it; nor is
 * any other coding, nor a part of a secret.
 */
public final class Redaction {

    /** Of no secret at all. */
    public static final Redaction NONE = new Redaction(List.of());

    /** The fewest characters that are looked for. */
    static final int SHORTEST = 4;

    /** The fewest digits of Base64 that are looked for. */
    private static final int SHORTEST_CODED = 8;

    private static final int BITS_A_DIGIT = 6;
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private final List<String> forms;

    private Redaction(List<String> forms) {
        this.forms = forms;
    }

    public static Redaction of(Collection<Secret> secrets) {
        Set<String> forms = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            if (secret.reveal().length() >= SHORTEST) {
                forms.addAll(forms(secret.reveal()));
            }
        }
        // The longest first: one secret can be the beginning of another.
        return new Redaction(forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text with {@link Secret#SHOWN} in each secret's place. */
    public String of(String text) {
        String redacted = text;
        for (String form : forms) {
            redacted = redacted.replace(form, Secret.SHOWN);
        }
        return redacted;
    }

    /** A map of what can be written as JSON, with every text in it redacted, keys included; what is no text is left as it is. */
    public Map<String, Object> of(Map<String, ?> fields) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        fields.forEach((name, value) -> redacted.put(of(name), value(value)));
        return redacted;
    }

    private Object value(Object value) {
        if (value instanceof String text) {
            return of(text);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> redacted = new LinkedHashMap<>();
            map.forEach((name, inner) -> redacted.put(of(String.valueOf(name)), value(inner)));
            return redacted;
        }
        if (value instanceof Collection<?> list) {
            List<Object> redacted = new ArrayList<>();
            list.forEach(inner -> redacted.add(value(inner)));
            return redacted;
        }
        return value;
    }

    private static Set<String> forms(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        for (String escaped : List.of(form, form.replace("+", "%20"))) {
            forms.add(escaped);
            forms.add(
                    ESCAPE.matcher(escaped).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT)));
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            forms.addAll(coded(bytes, before));
        }
        return forms;
    }

    /**
     * The digits of Base64 that depend on nothing but the secret, when so many bytes, modulo three, come before it.
     *
     * @return in both alphabets; none when there are too few
     */
    private static List<String> coded(byte[] secret, int before) {
        byte[] within = new byte[before + secret.length];
        System.arraycopy(secret, 0, within, before, secret.length);
        int begin = (before * Byte.SIZE + BITS_A_DIGIT - 1) / BITS_A_DIGIT;
        int end = within.length * Byte.SIZE / BITS_A_DIGIT;
        if (end - begin < SHORTEST_CODED) {
            return List.of();
        }
        return List.of(
                Base64.getEncoder().encodeToString(within).substring(begin, end),
                Base64.getUrlEncoder().encodeToString(within).substring(begin, end));
    }
}
