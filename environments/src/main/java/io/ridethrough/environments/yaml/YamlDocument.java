package io.ridethrough.environments.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * One YAML file as a graph of nodes that know their lines. Nothing is ever constructed from it: no tag can name a class.
 *
 * <p>Bounds: {@value #LIMIT_BYTES} bytes, {@value #LIMIT_DEPTH} levels. Aliases are refused outright, since these files
 * are read from top to bottom by people, and since a few nested aliases can stand for billions of nodes.
 */
public final class YamlDocument {

    /** Largest file read. */
    public static final int LIMIT_BYTES = 1 << 20;

    /** Deepest nesting read. */
    public static final int LIMIT_DEPTH = 30;

    private YamlDocument() {}

    /**
     * Reads the file's one document, whose root has to be a map.
     *
     * @param mistakes told when the file can't be read, is too large, isn't UTF-8 or isn't well-formed
     * @return the root; empty when a mistake was noted
     */
    public static Optional<YamlMap> read(Path file, Mistakes mistakes) {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(LIMIT_BYTES + 1);
        } catch (NoSuchFileException e) {
            mistakes.add(0, "", "there is no such file");
            return Optional.empty();
        } catch (IOException e) {
            mistakes.add(0, "", "can't be read (" + e + ")");
            return Optional.empty();
        }
        if (bytes.length > LIMIT_BYTES) {
            mistakes.add(0, "", "is larger than " + LIMIT_BYTES + " bytes");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(text.startsWith("\uFEFF") ? text.substring(1) : text, mistakes);
        } catch (CharacterCodingException e) {
            mistakes.add(0, "", "isn't UTF-8 text");
            return Optional.empty();
        }
    }

    /** Like {@link #read}, of a text at hand. */
    public static Optional<YamlMap> parse(String text, Mistakes mistakes) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LIMIT_BYTES);
        Yaml yaml = new Yaml(options);
        try {
            if (!isTame(yaml, text, mistakes)) {
                return Optional.empty();
            }
            Node root = yaml.compose(new StringReader(text));
            if (root == null) {
                mistakes.add(1, "", "the file is empty");
                return Optional.empty();
            }
            return new YamlValue(root, "", mistakes).map();
        } catch (MarkedYAMLException e) {
            mistakes.add(lineOf(e.getProblemMark()), "", "isn't well-formed YAML: " + e.getProblem());
        } catch (ReaderException e) {
            mistakes.add(lineAt(text, e.getPosition()), "", "holds a character that YAML doesn't allow");
        } catch (YAMLException e) {
            mistakes.add(0, "", "isn't well-formed YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Notes aliases and depth before any node is made: whether the document is safe to compose. */
    private static boolean isTame(Yaml yaml, String text, Mistakes mistakes) {
        int before = mistakes.count();
        int depth = 0;
        for (Event event : yaml.parse(new StringReader(text))) {
            int line = lineOf(event.getStartMark());
            if (event instanceof AliasEvent alias) {
                String name = alias.getAnchor();
                mistakes.add(
                        line, "", "the alias `*" + name + "` is refused: write out what `&" + name + "` stands for");
            } else if (event instanceof CollectionStartEvent && ++depth > LIMIT_DEPTH) {
                mistakes.add(line, "", "is nested deeper than " + LIMIT_DEPTH + " levels");
                return false;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return mistakes.count() == before;
    }

    static int lineOf(Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static int lineAt(String text, int position) {
        return 1
                + (int) text.codePoints().limit(position).filter(c -> c == '\n').count();
    }
}
