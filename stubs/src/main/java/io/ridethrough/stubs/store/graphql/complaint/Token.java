package io.ridethrough.stubs.store.graphql.complaint;

/**
 * A lexical token.
 *
 * @param kind the punctuator itself, or {@code Name}, {@code Int}, {@code Float}, {@code String}, {@code <EOF>}
 * @param text what names, numbers and strings say; empty for the others
 * @param offset characters before it
 */
record Token(String kind, String text, int offset) {
    static final String NAME = "Name";
    static final String END = "<EOF>";

    boolean is(String other) {
        return kind.equals(other);
    }

    boolean isName(String word) {
        return is(NAME) && text.equals(word);
    }

    String description() {
        return text.isEmpty() && !is("String") ? kind : kind + " \"" + text + "\"";
    }
}
