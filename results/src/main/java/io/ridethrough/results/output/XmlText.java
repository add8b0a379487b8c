package io.ridethrough.results.output;

/** Text that an XML 1.0 document may hold: an error message from the wire can carry anything. */
final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /** Replaces every code point outside XML 1.0's {@code Char} production. */
    static String legal(String text) {
        return text.codePoints()
                .map(point -> isLegal(point) ? point : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
