package io.ridethrough.environments.egress;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for in what leaves: made-up data of clients, planted so that they can be recognised. Only ids are ever
 * kept of what is found.
 *
 * @param kinds none for not looking at all
 */
public record Canaries(List<Kind> kinds) {

    /** Looks for nothing, so that bodies are not kept even for a moment. */
    public static final Canaries NONE = new Canaries(List.of());

    /** Most ids told of one body; later ones are left out. */
    static final int MOST_FOUND = 16;

    private static final int HASH_CHARACTERS = 16;

    public Canaries {
        kinds = List.copyOf(kinds);
    }

    /**
     * @param name such as {@code e-mail}
     * @param pattern of the whole canary. Bodies are matched on the thread that passes all calls on, so it must take
     *     time in proportion to their length: no repetition without a bound that something has to follow
     * @param isOwnId whether what is found names nobody by itself, and so is its own id; else the id is the kind with a
     *     part of the SHA-256 of what was found, in lower case
     */
    public record Kind(String name, Pattern pattern, boolean isOwnId) {

        String id(String found) {
            return isOwnId
                    ? found
                    : name + ":" + Sha256.of(found.toLowerCase(Locale.ROOT)).substring(0, HASH_CHARACTERS);
        }
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /**
     * Ids of the canaries in a text, each once, also of those behind escapes ({@link Unescaped}). Of each kind the most
     * readable form of the text is told that has any: an escape before a canary would else pass for a part of it.
     */
    Set<String> in(String text) {
        List<String> forms = Unescaped.formsOf(text);
        Set<String> ids = new LinkedHashSet<>();
        for (Kind kind : kinds) {
            int before = ids.size();
            for (int form = 0; form < forms.size() && ids.size() == before; form++) {
                Matcher matcher = kind.pattern().matcher(forms.get(form));
                while (ids.size() < MOST_FOUND && matcher.find()) {
                    ids.add(kind.id(matcher.group()));
                }
            }
        }
        return ids;
    }

    /** The text with an id in the place of each canary that would name somebody. */
    String masked(String text) {
        String masked = text;
        for (Kind kind : kinds) {
            if (!kind.isOwnId()) {
                masked = kind.pattern().matcher(masked).replaceAll(found -> kind.id(found.group()));
            }
        }
        return masked;
    }
}
