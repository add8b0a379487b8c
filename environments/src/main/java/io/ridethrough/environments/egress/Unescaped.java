package io.ridethrough.environments.egress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a text says once its escapes are undone: percent-encoding (RFC 3986, section 2.1) and the escapes of JSON strings
 * (RFC 8259, section 7). Of percent-encoding only ASCII is undone, since that is all that canaries are made of.
 */
final class Unescaped {
    /** How often an escaped escape is undone, such as a JSON text within a JSON text in a form. */
    static final int MOST_ROUNDS = 3;

    private static final int ASCII = 0x80;

    private Unescaped() {}

    /** The text undone as often as that changes anything, then once less, and so on; the text as it came is last. */
    static List<String> formsOf(String text) {
        List<String> forms = new ArrayList<>(List.of(text));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String before = forms.get(round);
            if (before.indexOf('%') < 0 && before.indexOf('\\') < 0) {
                break;
            }
            String after = once(before);
            if (after.equals(before)) {
                break;
            }
            forms.add(after);
        }
        Collections.reverse(forms);
        return forms;
    }

    private static String once(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '%') {
                int code = hex(text, at + 1, 2);
                boolean isEscape = code >= 0 && code < ASCII;
                plain.append(isEscape ? (char) code : next);
                at += isEscape ? 3 : 1;
            } else if (next == '\\' && at + 1 < text.length()) {
                at += ofJson(text, at, plain);
            } else {
                plain.append(next);
                at++;
            }
        }
        return plain.toString();
    }

    /** Appends what the backslash stands for, and tells how many characters it took. */
    private static int ofJson(String text, int at, StringBuilder plain) {
        char kind = text.charAt(at + 1);
        switch (kind) {
            case '"', '\\', '/' -> plain.append(kind);
            case 'b', 'f', 'n', 'r', 't' -> plain.append(' ');
            case 'u' -> {
                int code = hex(text, at + 2, 4);
                if (code >= 0) {
                    plain.append((char) code);
                    return 6;
                }
                plain.append('\\');
                return 1;
            }
            default -> {
                plain.append('\\');
                return 1;
            }
        }
        return 2;
    }

    /** The number that so many hexadecimal digits make, or −1 when they are no such digits. */
    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            number = number * 16 + digit;
        }
        return number;
    }
}
