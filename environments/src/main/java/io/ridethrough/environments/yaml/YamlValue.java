package io.ridethrough.environments.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of a file, to be read as what it should be. A value that is something else is noted as a mistake and reads as
 * a stand-in (empty text, the lower bound of a number, the first choice), so that reading can go on and find the rest.
 * Use what was read only after {@link Mistakes#throwIfAny()}.
 */
public final class YamlValue {

    /** Most entries read of one list. */
    public static final int LIMIT_ENTRIES = 1000;

    private final @Nullable Node node;
    private final int line;
    private final String path;
    private final Mistakes mistakes;

    YamlValue(Node node, String path, Mistakes mistakes) {
        this(node, YamlDocument.lineOf(node.getStartMark()), path, mistakes);
    }

    private YamlValue(@Nullable Node node, int line, String path, Mistakes mistakes) {
        this.node = node;
        this.line = line;
        this.path = path;
        this.mistakes = mistakes;
    }

    /** A value that was already reported as missing: reads as stand-ins and adds no further mistake. */
    static YamlValue absent(int line, String path, Mistakes mistakes) {
        return new YamlValue(null, line, path, mistakes);
    }

    /** Text that isn't blank, without surrounding white space. Stand-in: empty. */
    public String text() {
        return scalar(Tag.STR, "a text")
                .map(String::strip)
                .filter(this::isNotBlank)
                .orElse("");
    }

    private boolean isNotBlank(String text) {
        if (text.isEmpty()) {
            mistake("is empty: write a text");
        }
        return !text.isEmpty();
    }

    /** Lower-case words joined by hyphens, such as {@code warm-up}. Stand-in: empty. */
    public String name() {
        String text = text();
        if (text.isEmpty() || text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            return text;
        }
        mistake("`" + text + "` is no name: use lower-case letters, digits and single hyphens, as in `warm-up`");
        return "";
    }

    /** {@code true} or {@code false}. Stand-in: {@code false}. */
    public boolean flag() {
        Optional<String> text = scalar(Tag.BOOL, "`true` or `false`");
        if (text.isPresent() && !text.get().matches("true|false")) {
            mistake("`" + text.get() + "` is ambiguous: write `true` or `false`");
        }
        return text.filter("true"::equals).isPresent();
    }

    /** A whole number within bounds, both inclusive. Stand-in: {@code least}. */
    public long integer(long least, long most) {
        Optional<BigDecimal> number = decimalText("a whole number");
        try {
            return number.map(n -> bounded(n.longValueExact(), least, most, String::valueOf))
                    .orElse(least);
        } catch (ArithmeticException e) {
            mistake("`" + number.orElseThrow().toPlainString() + "` is not a whole number from " + least + " to "
                    + most);
            return least;
        }
    }

    /** A number within bounds, both inclusive. Stand-in: {@code least}. */
    public double decimal(double least, double most) {
        return decimalText("a number")
                .map(n -> bounded(n.doubleValue(), least, most, YamlValue::plain))
                .orElse(least);
    }

    /**
     * A duration such as {@code 500ms}, {@code 20s} or {@code 2m}, in whole milliseconds and within bounds, both
     * inclusive. Stand-in: {@code least}.
     */
    public Duration duration(Duration least, Duration most) {
        Duration read = quantity(
                "a duration such as `500ms`, `20s` or `2m`", Quantity::duration, least, most, Quantity::written);
        if (read.getNano() % 1_000_000 != 0) {
            mistake("is finer than a millisecond: write whole milliseconds");
            return least;
        }
        return read;
    }

    /** A rate such as {@code 4/s} or {@code 120/min}, per second, within bounds, both inclusive. Stand-in: least. */
    public double perSecond(double least, double most) {
        return quantity(
                "a rate such as `4/s` or `120/min`", Quantity::perSecond, least, most, rate -> plain(rate) + "/s");
    }

    /** A percentage such as {@code 99%} as a share within bounds from 0 to 1, both inclusive. Stand-in: least. */
    public double share(double least, double most) {
        return quantity("a percentage such as `99%`", Quantity::share, least, most, YamlValue::percentage);
    }

    /** A multiple such as {@code 1.2x} within bounds, both inclusive. Stand-in: {@code least}. */
    public double times(double least, double most) {
        return quantity("a multiple such as `1.2x` or `3x`", Quantity::times, least, most, times -> plain(times) + "x");
    }

    /** A bandwidth such as {@code 64kB/s}, in kilobytes per second, within bounds. Stand-in: {@code least}. */
    public long kilobytesPerSecond(long least, long most) {
        return quantity(
                "a bandwidth such as `64kB/s` or `2MB/s`",
                Quantity::kilobytesPerSecond,
                least,
                most,
                kilobytes -> kilobytes + "kB/s");
    }

    /**
     * One of the known words, of which there is at least one.
     *
     * @param noun what the words are, such as {@code flow}
     * @return the word; empty when it isn't known
     */
    public Optional<String> oneOf(Collection<String> known, String noun) {
        String word = text();
        if (word.isEmpty() || known.contains(word)) {
            return Optional.of(word).filter(found -> !found.isEmpty());
        }
        mistake("unknown " + noun + " `" + word + "`" + Nearest.remedy(word, known));
        return Optional.empty();
    }

    /** A list of at least one entry. Stand-in: no entries. */
    public List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            wrong("a list");
            return List.of();
        }
        List<Node> nodes = sequence.getValue();
        if (nodes.isEmpty()) {
            mistake("is empty: list at least one");
        }
        if (nodes.size() > LIMIT_ENTRIES) {
            mistake("has " + nodes.size() + " entries: at most " + LIMIT_ENTRIES + " are read");
        }
        List<YamlValue> entries = new ArrayList<>();
        for (Node entry : nodes.subList(0, Math.min(nodes.size(), LIMIT_ENTRIES))) {
            entries.add(new YamlValue(entry, path + "[" + entries.size() + "]", mistakes));
        }
        return entries;
    }

    /** A list of maps; entries that are something else are noted and left out. */
    public List<YamlMap> maps() {
        return list().stream().flatMap(entry -> entry.map().stream()).toList();
    }

    /** A list, or one value in a list's place. */
    public List<YamlValue> oneOrMore() {
        return node instanceof ScalarNode ? List.of(this) : list();
    }

    /** Whether it is there at all, rather than reported as missing. */
    public boolean isGiven() {
        return node != null;
    }

    /** Whether it is a text; notes nothing if not, for values that no mistake may show. */
    public boolean isText() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
    }

    /** Whether it is a map; notes nothing if not. */
    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** A map; empty when it is something else. */
    public Optional<YamlMap> map() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMap(mapping, path, mistakes));
        }
        wrong("a map of keys and values");
        return Optional.empty();
    }

    /** Notes a mistake about this value. */
    public void mistake(String what) {
        mistakes.add(line, path, what);
    }

    private Optional<String> scalar(Tag tag, String wanted) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(tag)) {
            return Optional.of(scalar.getValue());
        }
        wrong(wanted);
        return Optional.empty();
    }

    private Optional<BigDecimal> decimalText(String wanted) {
        if (node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().matches("-?\\d{1,19}(\\.\\d{1,9})?")) {
            return Optional.of(new BigDecimal(scalar.getValue()));
        }
        wrong(wanted + ", without a unit");
        return Optional.empty();
    }

    private <T extends Comparable<T>> T quantity(
            String wanted, Function<String, Optional<T>> reading, T least, T most, Function<T, String> writing) {
        if (!(node instanceof ScalarNode scalar)) {
            wrong(wanted);
            return least;
        }
        Optional<T> read = reading.apply(scalar.getValue());
        if (read.isEmpty()) {
            wrong(wanted);
        }
        return read.map(value -> bounded(value, least, most, writing)).orElse(least);
    }

    private <T extends Comparable<T>> T bounded(T value, T least, T most, Function<T, String> writing) {
        if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
            return value;
        }
        String side = value.compareTo(least) < 0 ? "too small: at least " : "too large: at most ";
        T bound = value.compareTo(least) < 0 ? least : most;
        mistake("`" + writing.apply(value) + "` is " + side + "`" + writing.apply(bound) + "`");
        return least;
    }

    private void wrong(String wanted) {
        if (node == null) {
            return;
        }
        mistake(seen(node) + ": write " + wanted);
    }

    private static String seen(Node node) {
        if (node instanceof ScalarNode scalar) {
            if (scalar.getTag().equals(Tag.NULL)) {
                return "has no value";
            }
            String text = scalar.getValue().strip();
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            return "`" + shown + "` is " + kind(scalar);
        }
        return node instanceof SequenceNode ? "is a list" : "is a map";
    }

    private static String kind(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return "a text";
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return "a number";
        }
        if (tag.equals(Tag.BOOL)) {
            return "a yes or no";
        }
        return tag.equals(Tag.TIMESTAMP) ? "a date" : "tagged " + tag.getValue();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String percentage(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
