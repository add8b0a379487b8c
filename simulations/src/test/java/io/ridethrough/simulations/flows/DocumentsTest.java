package io.ridethrough.simulations.flows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.AstPrinter;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import io.ridethrough.stubs.store.graphql.ShopSchema;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document that a flow sends, against the whole schema that a real shop of each release answered. */
class DocumentsTest {
    private static final Map<MagentoRelease, TypeDefinitionRegistry> MAGENTO = Map.of(
            MagentoRelease.V2_4_7_P3, recorded(MagentoRelease.V2_4_7_P3),
            MagentoRelease.V2_4_8_P1, recorded(MagentoRelease.V2_4_8_P1));

    // What asks for the reference store's own additions, which no plain Magento knows.
    private static final Set<String> OF_EXTENSIONS = Set.of("portfolio-summary.graphql");

    static List<Arguments> documents() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(DocumentsTest.class.getResource("/graphql"))
                .toURI());
        List<Arguments> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (MagentoRelease release : MagentoRelease.values()) {
                    all.add(Arguments.of(String.valueOf(file.getFileName()), release));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void is_valid_on_a_real_shop(String document, MagentoRelease release) throws IOException {
        TypeDefinitionRegistry magento = Objects.requireNonNull(MAGENTO.get(release));
        if (OF_EXTENSIONS.contains(document)) {
            assertThat(mistakes(document, magento)).isNotEmpty();
            assertThat(mistakes(document, extended(magento))).isEmpty();
        } else {
            assertThat(mistakes(document, magento)).isEmpty();
        }
    }

    private static List<?> mistakes(String document, TypeDefinitionRegistry types) throws IOException {
        GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
        return new Validator().validateDocument(schema, Parser.parse(text("/graphql/" + document)), Locale.ROOT);
    }

    private static TypeDefinitionRegistry extended(TypeDefinitionRegistry magento) throws IOException {
        TypeDefinitionRegistry all = new TypeDefinitionRegistry().merge(magento);
        for (String extension : ShopSchema.EXTENSIONS) {
            all.merge(new SchemaParser().parse(text("/io/ridethrough/stubs/store/graphql/" + extension)));
        }
        return all;
    }

    private static TypeDefinitionRegistry recorded(MagentoRelease release) {
        String name = "/magento-" + release.label() + "/introspection.json.gz";
        try (InputStream file = new GZIPInputStream(open(name))) {
            Map<String, Map<String, Object>> answer = new ObjectMapper().readValue(file, new TypeReference<>() {});
            return new SchemaParser()
                    .parse(AstPrinter.printAst(
                            new IntrospectionResultToSchema().createSchemaDefinition(answer.get("data"))));
        } catch (IOException unreadable) {
            throw new IllegalStateException(name, unreadable);
        }
    }

    private static String text(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(DocumentsTest.class.getResourceAsStream(path), path);
    }
}
