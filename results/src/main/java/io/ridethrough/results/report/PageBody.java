package io.ridethrough.results.report;

/** What every page has around its own sections: a way past its head for the keyboard, its main part, and its foot. */
public final class PageBody {

    private PageBody() {}

    /**
     * A page that begins with its head.
     *
     * @param first id of what the way leads to
     * @param words what that is, such as {@code the findings}
     */
    public static Html begun(String first, String words) {
        return new Html().add("<a class=\"skip\" href=\"#{}\">Skip to {}</a>\n", first, words);
    }

    /** Ends the head; the sections follow. */
    public static void main(Html html) {
        html.add("<main>\n");
    }

    /**
     * Ends a page that is whole in itself.
     *
     * @param source what its figures were read from, such as a file's name
     */
    public static void ended(Html html, String source) {
        foot(
                html,
                "Made by Ridethrough from " + source
                        + ". The page is whole in itself: it asks no network for anything.");
    }

    /** Ends any page, with a sentence or two of its own. */
    static void foot(Html html, String sentences) {
        html.add("</main>\n<footer><p>{}</p></footer>\n", sentences);
    }
}
