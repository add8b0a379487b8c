package io.ridethrough.stubs.store.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.ridethrough.stubs.store.ledger.Product;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.ShopError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The schema files, joined with the resolvers of their fields. */
public final class ShopSchema {
    private static final List<String> COMMON = List.of(
            "magento-catalogue.graphqls",
            "magento-cart.graphqls",
            "magento-order.graphqls",
            "magento-customer.graphqls");

    /** What the store adds to it. */
    public static final List<String> EXTENSIONS = List.of("portfolio.graphqls");

    private static final List<String> INTERFACES = List.of(
            "ProductInterface",
            "RoutableInterface",
            "PhysicalProductInterface",
            "CategoryInterface",
            "CartItemInterface",
            "CartAddressInterface",
            "OrderItemInterface",
            "Error");

    private ShopSchema() {}

    /** The files with Magento's own part of the schema, as this release has it. */
    public static List<String> magento(MagentoRelease release) {
        return Stream.concat(COMMON.stream(), Stream.of("magento-" + release.label() + ".graphqls"))
                .toList();
    }

    /** @param resolvers by type, then by field; every other field is read from its parent's value */
    static GraphQLSchema build(MagentoRelease release, Map<String, Map<String, Resolver>> resolvers) {
        TypeDefinitionRegistry types = new TypeDefinitionRegistry();
        Stream.concat(magento(release).stream(), EXTENSIONS.stream()).forEach(file -> types.merge(parse(file)));
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring().wiringFactory(new FieldReading());
        resolvers.forEach((type, fields) -> wiring.type(type, builder -> {
            fields.forEach((field, resolver) -> builder.dataFetcher(field, fetcher(resolver)));
            return builder;
        }));
        wiring.type(
                "Cart",
                builder -> builder.dataFetcher("items", ShopSchema::lines).dataFetcher("itemsV2", environment -> {
                    Arguments page = new Arguments(environment.getArguments());
                    return page(
                            lines(environment),
                            page.optionalInt("pageSize").orElse(20),
                            page.optionalInt("currentPage").orElse(1));
                }));
        wiring.type("Products", builder -> builder.dataFetcher("aggregations", ShopSchema::aggregations));
        TypeResolver byName = environment -> environment
                .getSchema()
                .getObjectType(String.valueOf(
                        Objects.requireNonNull(environment.<Fields>getObject()).get(Fields.TYPE)));
        INTERFACES.stream()
                .filter(name -> types.getTypeOrNull(name) != null)
                .forEach(name -> wiring.type(name, builder -> builder.typeResolver(byName)));
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    private static DataFetcher<Object> fetcher(Resolver resolver) {
        return environment -> resolver.resolve(
                Objects.requireNonNull(environment.getGraphQlContext().<Visit>get(Visit.class)),
                new Arguments(environment.getArguments()));
    }

    @SuppressWarnings("unchecked") // what CartView put there
    private static List<Fields> lines(DataFetchingEnvironment environment) {
        Fields cart = Objects.requireNonNull(environment.<Fields>getSource());
        return (List<Fields>) Objects.requireNonNull(cart.get(CartView.LINES));
    }

    @SuppressWarnings("unchecked") // what Catalogue put there
    private static List<Fields> aggregations(DataFetchingEnvironment environment) {
        Fields products = Objects.requireNonNull(environment.<Fields>getSource());
        return Aggregations.of((List<Product>) Objects.requireNonNull(products.get(Aggregations.FOUND)));
    }

    private static Fields page(List<Fields> lines, int pageSize, int page) {
        if (pageSize < 1 || page < 1) {
            throw ShopError.input("pageSize and currentPage must be greater than 0.");
        }
        return Fields.with(
                        "items",
                        lines.stream()
                                .skip((page - 1) * (long) pageSize)
                                .limit(pageSize)
                                .toList())
                .and("total_count", lines.size())
                .and("page_info", Views.page(page, pageSize, lines.size()));
    }

    private static TypeDefinitionRegistry parse(String file) {
        try (InputStream schema = ShopSchema.class.getResourceAsStream(file)) {
            if (schema == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new SchemaParser().parse(new InputStreamReader(schema, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
