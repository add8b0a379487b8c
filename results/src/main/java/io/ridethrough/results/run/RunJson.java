package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JSON as every file of a run folder has it: UTF-8, durations in ISO 8601, record fields in declared order, map keys
 * sorted, line feeds only, so that the same value always gives the same bytes.
 *
 * <p>Reading is strict: an unknown field, a missing one or a null is refused, because a bound that silently reads as
 * zero would turn a claim into one that always holds. Null is what an empty {@link java.util.Optional} is written as, and
 * read from.
 */
public final class RunJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addDeserializer(String.class, new RecentTexts.Deserializer()))
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);

    private static final SerializableString NOTHING = new SerializedString("");

    private RunJson() {}

    /** One line of JSON without its line feed. */
    public static String line(Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsString(value);
    }

    /** Writes what a value's object holds. */
    @FunctionalInterface
    interface Fields<T> {
        void write(T value, JsonGenerator into) throws IOException;
    }

    /**
     * Lines of one type, for what is written often, by a writer of its fields: to look up by name how a record is written would
     * take longer than to write it.
     */
    static <T> LineFile.Format<T> format(Fields<T> fields) {
        return block -> {
            JsonGenerator json = MAPPER.createGenerator(block).setRootValueSeparator(NOTHING);
            return value -> {
                json.writeStartObject();
                fields.write(value, json);
                json.writeEndObject();
                json.flush();
            };
        };
    }

    /** Indented JSON that ends in a line feed. */
    public static byte[] pretty(Object value) throws JsonProcessingException {
        return (PRETTY.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads lines that hold one value each. */
    static <T> LineFile.Parser<T> lines(Class<T> type) {
        ObjectReader reader = manyOf(type);
        return line -> reader.readValue(line.block(), line.from(), line.length());
    }

    /** For one reading of many values, whose texts are much the same. */
    private static ObjectReader manyOf(Class<?> type) {
        return MAPPER.readerFor(type).withAttribute(RecentTexts.class, new RecentTexts());
    }

    /** A value as a tree, to be changed or looked into. */
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** An object's values by name: numbers, texts, and maps and lists of these. */
    public static Map<String, Object> values(ObjectNode object) {
        return MAPPER.convertValue(object, new TypeReference<Map<String, Object>>() {});
    }

    /**
     * Reads one value from a file.
     *
     * @throws IOException when the file is missing, or holds something else: the message names the file
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return MAPPER.readValue(in, type);
        } catch (JsonProcessingException broken) {
            throw new IOException(
                    file + " is not a valid " + type.getSimpleName() + ": " + broken.getOriginalMessage(), broken);
        }
    }

    /**
     * The value that a file's tree holds.
     *
     * @throws IOException when it holds something else: the message names the file
     */
    public static <T> T convert(Path file, JsonNode tree, Class<T> type) throws IOException {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException broken) {
            throw new IOException(
                    file + " is not a valid " + type.getSimpleName() + ": " + broken.getOriginalMessage(), broken);
        }
    }

    /** Writes a file whole or not at all: a reader never sees half of it, even when the disk is full. */
    public static void write(Path file, Object value) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, pretty(value));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            Files.deleteIfExists(part);
            throw new IOException("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    /** Takes a field of an object, with the parser at its value, and leaves the parser at that value's end. */
    @FunctionalInterface
    interface FieldVisitor {
        void visit(String name, JsonParser value) throws IOException;
    }

    /**
     * Goes through the fields of the one object in a line, without making a tree of it.
     *
     * @throws IOException when it is something else
     */
    static void visit(Line line, FieldVisitor visitor) throws IOException {
        try (JsonParser parser = MAPPER.createParser(line.block(), line.from(), line.length())) {
            if (!visitOnly(parser, visitor)) {
                throw new IOException("not one JSON object: " + line);
            }
        }
    }

    /**
     * The same of a file.
     *
     * @throws IOException when it is missing, holds something else, or the visitor refuses a field: the message names it
     */
    static void visit(Path file, FieldVisitor visitor) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = MAPPER.createParser(in)) {
            if (!visitOnly(parser, visitor)) {
                throw new IOException("not one JSON object");
            }
        } catch (JsonProcessingException broken) {
            throw new IOException(file + ": " + broken.getOriginalMessage(), broken);
        } catch (NoSuchFileException missing) {
            throw missing;
        } catch (IOException broken) {
            throw new IOException(file + ": " + broken.getMessage(), broken);
        }
    }

    /** Whether there is an object, and nothing after it. */
    private static boolean visitOnly(JsonParser parser, FieldVisitor visitor) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        visitFields(parser, visitor);
        return parser.nextToken() == null;
    }

    /** The same of an object whose beginning the parser is at. */
    static void visitFields(JsonParser parser, FieldVisitor visitor) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            visitor.visit(name, parser);
        }
    }

    /**
     * The objects of a list whose beginning the parser is at.
     *
     * @throws IOException when it is no list, or holds something else
     */
    static <T> List<T> list(JsonParser parser, Class<T> type) throws IOException {
        List<T> values = new ArrayList<>();
        each(parser, type, values::add);
        return values;
    }

    /** Hands over the objects of a list one by one; otherwise as {@link #list}. */
    static <T> void each(JsonParser parser, Class<T> type, RecordVisitor<T> visitor) throws IOException {
        String name = parser.currentName();
        if (!parser.isExpectedStartArrayToken()) {
            throw new IOException("\"" + name + "\" is not a list");
        }
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            return;
        }
        // Not closed: that would close the parser, which goes on after the list.
        MappingIterator<T> values = manyOf(type).readValues(parser);
        while (values.hasNextValue()) {
            if (!parser.hasToken(JsonToken.START_OBJECT)) {
                throw new IOException("\"" + name + "\" holds something else than objects");
            }
            visitor.visit(values.nextValue());
        }
    }

    static ObjectNode object(String text) throws IOException {
        JsonNode node = TREE.readValue(text);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("not a JSON object: " + text);
    }
}
