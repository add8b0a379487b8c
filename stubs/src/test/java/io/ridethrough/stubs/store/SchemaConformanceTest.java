package io.ridethrough.stubs.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.ridethrough.stubs.store.graphql.ShopSchema;
import io.ridethrough.stubs.store.release.MagentoRelease;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Magento's part of our schema against what two real shops said of theirs. */
class SchemaConformanceTest {
    @ParameterizedTest
    @EnumSource(MagentoRelease.class)
    void every_type_field_argument_and_value_is_magentos(MagentoRelease release) throws Exception {
        JsonNode recorded = RecordedSchema.types(release);
        TypeDefinitionRegistry ours = new TypeDefinitionRegistry();
        for (String part : ShopSchema.magento(release)) {
            try (InputStream file = resource("/io/ridethrough/stubs/store/graphql/" + part)) {
                ours.merge(new SchemaParser().parse(new InputStreamReader(file, StandardCharsets.UTF_8)));
            }
        }
        List<String> differences = new ArrayList<>();
        for (TypeDefinition<?> type : ours.getTypes(TypeDefinition.class)) {
            compare(type, named(recorded, type.getName()), differences);
        }
        List<TypeDefinition<?>> extensions = new ArrayList<>();
        ours.objectTypeExtensions().values().forEach(extensions::addAll);
        ours.interfaceTypeExtensions().values().forEach(extensions::addAll);
        ours.inputObjectTypeExtensions().values().forEach(extensions::addAll);
        ours.enumTypeExtensions().values().forEach(extensions::addAll);
        extensions.forEach(type -> compare(type, named(recorded, type.getName()), differences));
        assertThat(ours.getTypes(TypeDefinition.class)).hasSizeGreaterThan(60);
        assertThat(differences).isEmpty();
    }

    private static void compare(TypeDefinition<?> type, JsonNode recorded, List<String> differences) {
        if (type instanceof ImplementingTypeDefinition<?> object) {
            for (FieldDefinition field : object.getFieldDefinitions()) {
                String where = type.getName() + "." + field.getName();
                JsonNode theirs = named(recorded.path("fields"), field.getName());
                compare(where, field.getType(), theirs, differences);
                for (InputValueDefinition argument : field.getInputValueDefinitions()) {
                    JsonNode theirArgument = named(theirs.path("args"), argument.getName());
                    compare(where + "(" + argument.getName() + ")", argument.getType(), theirArgument, differences);
                }
            }
        } else if (type instanceof InputObjectTypeDefinition input) {
            for (InputValueDefinition field : input.getInputValueDefinitions()) {
                JsonNode theirs = named(recorded.path("inputFields"), field.getName());
                compare(type.getName() + "." + field.getName(), field.getType(), theirs, differences);
            }
        } else if (type instanceof EnumTypeDefinition values) {
            values.getEnumValueDefinitions().stream()
                    .filter(value -> recorded.path("enumValues")
                            .valueStream()
                            .noneMatch(it -> it.path("name").asText().equals(value.getName())))
                    .forEach(value -> differences.add(type.getName() + "." + value.getName()));
        }
    }

    private static void compare(String where, Type<?> ours, JsonNode theirs, List<String> differences) {
        String theirType = theirs.isMissingNode() ? "nothing" : print(theirs.path("type"));
        if (!AstPrinter.printAst(ours).equals(theirType)) {
            differences.add(where + ": " + AstPrinter.printAst(ours) + " where Magento has " + theirType);
        }
    }

    private static String print(JsonNode type) {
        return switch (type.path("kind").asText()) {
            case "NON_NULL" -> print(type.path("ofType")) + "!";
            case "LIST" -> "[" + print(type.path("ofType")) + "]";
            default -> type.path("name").asText();
        };
    }

    private static JsonNode named(JsonNode all, String name) {
        return all.valueStream()
                .filter(it -> it.path("name").asText().equals(name))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SchemaConformanceTest.class.getResourceAsStream(name), name);
    }
}
