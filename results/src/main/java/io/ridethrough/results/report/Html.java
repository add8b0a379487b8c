package io.ridethrough.results.report;

/** HTML under construction. Text and attribute values are escaped here and nowhere else. */
public final class Html {

    private final StringBuilder out = new StringBuilder();

    /**
     * Markup of our own, as it is; every {@code {}} in it is replaced by the next value, escaped for text and for
     * quoted attributes alike.
     */
    public Html add(String markup, Object... values) {
        int from = 0;
        for (Object value : values) {
            int hole = markup.indexOf("{}", from);
            if (hole < 0) {
                throw new IllegalArgumentException("more values than holes in: " + markup);
            }
            out.append(markup, from, hole).append(escape(String.valueOf(value)));
            from = hole + 2;
        }
        if (markup.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("more holes than values in: " + markup);
        }
        out.append(markup, from, markup.length());
        return this;
    }

    /** What is already safe: a style sheet, a script, embedded JSON. */
    public Html raw(String safe) {
        out.append(safe);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c == 0 ? '\ufffd' : c);
            }
        }
        return escaped.toString();
    }
}
