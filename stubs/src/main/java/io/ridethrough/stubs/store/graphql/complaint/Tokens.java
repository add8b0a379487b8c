package io.ridethrough.stubs.store.graphql.complaint;

import graphql.language.SourceLocation;
import java.util.List;

/** Splits a document into tokens, as the specification's lexical grammar has it (October 2021, section 2.1). */
final class Tokens {
    private static final String PUNCTUATORS = "!$&():=@[]{|}";

    private final String text;
    private int position;

    Tokens(String text) {
        this.text = text;
    }

    /** The next token, comments and blanks left out. */
    Token next() {
        skipIgnored();
        int start = position;
        if (start >= text.length()) {
            return new Token(Token.END, "", start);
        }
        char first = text.charAt(start);
        if (PUNCTUATORS.indexOf(first) >= 0) {
            position++;
            return new Token(String.valueOf(first), "", start);
        }
        if (text.startsWith("...", start)) {
            position += 3;
            return new Token("...", "", start);
        }
        if (isNameStart(first)) {
            return name(start);
        }
        if (first == '-' || isDigit(first)) {
            return number(start);
        }
        if (first == '"') {
            return text.startsWith("\"\"\"", start) ? block(start) : string(start);
        }
        throw refuse(
                first == '\''
                        ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
                        : "Cannot parse the unexpected character " + printed(first) + ".",
                start);
    }

    /** A syntax error at an offset. */
    Complained refuse(String message, int offset) {
        String before = text.substring(0, Math.min(offset, text.length())).replace("\r\n", "\n");
        int line = (int) before.chars().filter(it -> it == '\n' || it == '\r').count() + 1;
        int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        return new Complained(new Complaint(
                "Syntax Error: " + message, List.of(new SourceLocation(line, before.length() - lineStart + 1))));
    }

    private void skipIgnored() {
        while (position < text.length()) {
            char at = text.charAt(position);
            if (at == '#') {
                while (position < text.length() && !isLineEnd(text.charAt(position))) {
                    position++;
                }
            } else if (at == ' ' || at == '\t' || at == ',' || at == '\uFEFF' || isLineEnd(at)) {
                position++;
            } else {
                return;
            }
        }
    }

    private Token name(int start) {
        while (position < text.length() && (isNameStart(text.charAt(position)) || isDigit(text.charAt(position)))) {
            position++;
        }
        return new Token(Token.NAME, text.substring(start, position), start);
    }

    private Token number(int start) {
        boolean isFloat = false;
        if (here() == '-') {
            position++;
        }
        if (here() == '0') {
            position++;
            if (isDigit(here())) {
                throw refuse("Invalid number, unexpected digit after 0: " + printed(here()), position);
            }
        } else {
            digits();
        }
        if (here() == '.') {
            isFloat = true;
            position++;
            digits();
        }
        if (here() == 'e' || here() == 'E') {
            isFloat = true;
            position++;
            if (here() == '+' || here() == '-') {
                position++;
            }
            digits();
        }
        return new Token(isFloat ? "Float" : "Int", text.substring(start, position), start);
    }

    private void digits() {
        if (!isDigit(here())) {
            throw refuse("Invalid number, expected digit but got: " + printed(here()), position);
        }
        while (isDigit(here())) {
            position++;
        }
    }

    private Token string(int start) {
        position++;
        while (position < text.length() && !isLineEnd(here()) && here() != '"') {
            if (here() == '\\') {
                position++;
                if ("\"\\/bfnrtu".indexOf(here()) < 0) {
                    throw refuse("Invalid character escape sequence: \\" + here(), position);
                }
            }
            position++;
        }
        if (here() != '"') {
            throw refuse("Unterminated string.", position);
        }
        position++;
        return new Token("String", text.substring(start + 1, position - 1), start);
    }

    private Token block(int start) {
        int end = text.indexOf("\"\"\"", start + 3);
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf("\"\"\"", end + 3);
        }
        if (end < 0) {
            throw refuse("Unterminated string.", text.length());
        }
        position = end + 3;
        return new Token("BlockString", text.substring(start + 3, end), start);
    }

    private char here() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private String printed(char character) {
        if (position >= text.length()) {
            return Token.END;
        }
        return character < 0x7f ? "\"" + character + "\"" : "\"\\u%04X\"".formatted((int) character);
    }

    private static boolean isNameStart(char character) {
        return character == '_' || character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }
}
