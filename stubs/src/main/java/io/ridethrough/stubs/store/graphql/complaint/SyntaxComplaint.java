package io.ridethrough.stubs.store.graphql.complaint;

import java.util.Optional;
import java.util.Set;

/**
 * Reads an executable document by recursive descent (October 2021, section 2), only to say where it stops
 * being one and what was expected there. Meant for texts that the real parser refused already.
 */
public final class SyntaxComplaint {
    private static final Set<String> VALUES = Set.of("Int", "Float", "String", "BlockString", Token.NAME);
    private static final int MAX_DEPTH = 1000;

    private final Tokens tokens;
    private Token token;
    private int depth;

    private SyntaxComplaint(Tokens tokens) {
        this.tokens = tokens;
        this.token = tokens.next();
    }

    /** The first syntax error; empty when this reader finds none. */
    public static Optional<Complaint> of(String document) {
        try {
            new SyntaxComplaint(new Tokens(document)).document();
            return Optional.empty();
        } catch (Complained found) {
            return Optional.of(found.complaint());
        }
    }

    private void document() {
        do {
            definition();
        } while (!token.is(Token.END));
    }

    private void definition() {
        if (token.is("{")) {
            selections();
        } else if (token.isName("query") || token.isName("mutation") || token.isName("subscription")) {
            advance();
            if (token.is(Token.NAME)) {
                advance();
            }
            optionalMany("(", this::variable, ")");
            directives();
            selections();
        } else if (token.isName("fragment")) {
            advance();
            fragmentName();
            if (!token.isName("on")) {
                throw tokens.refuse("Expected \"on\", found " + token.description(), token.offset());
            }
            advance();
            expect(Token.NAME);
            directives();
            selections();
        } else {
            throw unexpected();
        }
    }

    private void variable() {
        expect("$");
        expect(Token.NAME);
        expect(":");
        type();
        if (skip("=")) {
            value();
        }
        directives();
    }

    private void type() {
        if (skip("[")) {
            type();
            expect("]");
        } else {
            expect(Token.NAME);
        }
        skip("!");
    }

    private void selections() {
        if (++depth > MAX_DEPTH) {
            throw unexpected();
        }
        expect("{");
        do {
            selection();
        } while (!skip("}"));
        depth--;
    }

    private void selection() {
        if (!skip("...")) {
            field();
            return;
        }
        boolean hasCondition = token.isName("on");
        if (hasCondition) {
            advance();
            expect(Token.NAME);
        } else if (token.is(Token.NAME)) {
            fragmentName();
            directives();
            return;
        }
        directives();
        selections();
    }

    private void field() {
        expect(Token.NAME);
        if (skip(":")) {
            expect(Token.NAME);
        }
        optionalMany("(", this::argument, ")");
        directives();
        if (token.is("{")) {
            selections();
        }
    }

    private void argument() {
        expect(Token.NAME);
        expect(":");
        value();
    }

    private void value() {
        if (++depth > MAX_DEPTH) {
            throw unexpected();
        }
        if (skip("[")) {
            while (!skip("]")) {
                value();
            }
        } else if (skip("{")) {
            while (!skip("}")) {
                argument();
            }
        } else if (skip("$")) {
            expect(Token.NAME);
        } else if (VALUES.contains(token.kind())) {
            advance();
        } else {
            throw unexpected();
        }
        depth--;
    }

    private void directives() {
        while (skip("@")) {
            expect(Token.NAME);
            optionalMany("(", this::argument, ")");
        }
    }

    private void fragmentName() {
        if (token.isName("on")) {
            throw unexpected();
        }
        expect(Token.NAME);
    }

    private void optionalMany(String open, Runnable item, String close) {
        if (skip(open)) {
            do {
                item.run();
            } while (!skip(close));
        }
    }

    private boolean skip(String kind) {
        boolean isHere = token.is(kind);
        if (isHere) {
            advance();
        }
        return isHere;
    }

    private void expect(String kind) {
        if (!skip(kind)) {
            throw tokens.refuse("Expected " + kind + ", found " + token.description(), token.offset());
        }
    }

    private Complained unexpected() {
        return tokens.refuse("Unexpected " + token.description(), token.offset());
    }

    private void advance() {
        token = tokens.next();
    }
}
