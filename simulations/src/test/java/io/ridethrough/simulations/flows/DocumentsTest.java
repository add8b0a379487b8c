package io.ridethrough.simulations.flows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store's schema is a part of Magento 2.4.8's, which the store's own tests compare with Magento's introspection. */
class DocumentsTest {

    private static final String SCHEMAS = "/io/ridethrough/stubs/store/graphql/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "browse",
                "create-cart",
                "add-to-cart",
                "set-email",
                "set-shipping-address",
                "set-billing-address",
                "set-shipping-method",
                "set-payment-method",
                "place-order",
                "create-customer",
                "sign-in",
                "read-customer",
                "add-address",
                "read-orders"
            })
    void is_valid_in_magento(String document) throws IOException {
        for (MagentoRelease release : MagentoRelease.values()) {
            assertThat(mistakes(document, ShopSchema.magento(release))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "portfolio-summary")
    void is_valid_in_magento_with_the_stores_extension(String document) throws IOException {
        List<String> all = Stream.concat(
                        ShopSchema.magento(MagentoRelease.DEFAULT).stream(), ShopSchema.EXTENSIONS.stream())
                .toList();
        assertThat(mistakes(document, all)).isEmpty();
        assertThat(mistakes(document, ShopSchema.magento(MagentoRelease.DEFAULT)))
                .isNotEmpty();
    }

    private static Iterable<?> mistakes(String document, List<String> schemas) throws IOException {
        TypeDefinitionRegistry types = new TypeDefinitionRegistry();
        for (String schema : schemas) {
            types.merge(new SchemaParser().parse(resource(SCHEMAS + schema)));
        }
        GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
        String text = resource("/graphql/" + document + ".graphql");
        return new Validator().validateDocument(schema, Parser.parse(text), Locale.ROOT);
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = Objects.requireNonNull(DocumentsTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
