package io.ridethrough.stubs.store.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.ridethrough.stubs.store.access.AccessTokens;
import io.ridethrough.stubs.store.checkout.Checkout;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.inference.Inference;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Clients;
import io.ridethrough.stubs.store.shop.Regions;
import io.ridethrough.stubs.store.shop.SearchEngine;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code /graphql} as Magento 2.4.8-p1 answers it. An answer that inference had a part in carries
 * {@code X-Inference-Outcome} and, when the model named itself, {@code X-Inference-Model}.
 */
public final class GraphqlEndpoint implements Endpoint {
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "max-age=0, must-revalidate, no-cache, no-store", "X-Content-Type-Options", "nosniff");

    private final GraphQL graphql;
    private final MagentoRelease release;
    private final AccessTokens tokens;
    private final Clients clients;
    private final ObjectMapper json = new ObjectMapper().registerModule(new PlainNumbers());

    public GraphqlEndpoint(
            MagentoRelease release,
            Ledger ledger,
            Inference inference,
            Checkout checkout,
            AccessTokens tokens,
            SearchEngine search) {
        this.release = release;
        this.tokens = tokens;
        this.clients = new Clients(ledger);
        this.graphql = GraphQL.newGraphQL(
                        ShopSchema.build(release, resolvers(release, ledger, inference, checkout, tokens, search)))
                .preparsedDocumentProvider(new DocumentCache())
                .defaultDataFetcherExceptionHandler(new Errors())
                .build();
    }

    private static Map<String, Map<String, Resolver>> resolvers(
            MagentoRelease release,
            Ledger ledger,
            Inference inference,
            Checkout checkout,
            AccessTokens tokens,
            SearchEngine search) {
        Regions regions = Regions.load();
        Addresses addresses = new Addresses(regions);
        OrderTokens orderTokens = new OrderTokens();
        OrderView orders = new OrderView(release, ledger, orderTokens);
        OrderHistory history = new OrderHistory(ledger, orders);
        CartOperations carts = new CartOperations(release, ledger, checkout, regions, orders);
        Accounts accounts = new Accounts(ledger, inference, tokens);
        Dashboard dashboard = new Dashboard(ledger, inference, addresses);
        Map<String, Resolver> queries = new HashMap<>(new Catalogue(ledger, search).resolvers());
        queries.putAll(accounts.queries());
        queries.putAll(dashboard.queries());
        queries.putAll(new Portfolio(ledger, inference, carts.desk()).queries());
        queries.putAll(carts.queries());
        queries.putAll(history.queries());
        queries.putAll(new GuestOrders(release, ledger, orderTokens, orders).queries());
        Map<String, Resolver> mutations = new HashMap<>(carts.mutations());
        mutations.putAll(accounts.mutations());
        mutations.putAll(dashboard.mutations());
        Map<String, Resolver> ofCustomer = new HashMap<>(dashboard.ofCustomer());
        ofCustomer.putAll(history.ofCustomer());
        return Map.of("Query", queries, "Mutation", mutations, "Customer", ofCustomer);
    }

    @Override
    public FrontResponse answer(FrontRequest request) {
        try {
            Visit visit = new Visit(clients.of(customer(request), view(request)));
            GraphqlRequest asked = GraphqlRequest.read(request);
            if (request.method().equals("GET")) {
                refuseMutation(asked.document());
            }
            return execute(asked, visit);
        } catch (ShopError refused) {
            int status = refused.category() == ShopError.Category.INPUT ? 400 : Errors.status(refused.category());
            return response(status, HEADERS, Map.of("errors", List.of(Errors.view(refused))));
        }
    }

    private FrontResponse execute(GraphqlRequest asked, Visit visit) {
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput(asked.document())
                .variables(asked.variables())
                .graphQLContext(Map.of(Visit.class, visit));
        asked.operation().ifPresent(input::operationName);
        ExecutionResult result = graphql.execute(input.build());
        Map<String, Object> body = new HashMap<>();
        if (!result.getErrors().isEmpty()) {
            body.put("errors", result.getErrors().stream().map(Errors::view).toList());
        }
        // Magento leaves out data that is null as a whole.
        if (result.getData() != null) {
            body.put("data", result.getData());
        }
        Map<String, String> headers = new HashMap<>(HEADERS);
        visit.answer().ifPresent(answer -> headers.put("X-Inference-Outcome", answer.outcome()));
        visit.answer().flatMap(InferenceAnswer::namedModel).ifPresent(model -> headers.put("X-Inference-Model", model));
        return response(Errors.status(result.getErrors()), headers, body);
    }

    /** A bad token is refused even where none is needed. */
    private OptionalLong customer(FrontRequest request) {
        Optional<String> token = request.bearer();
        if (token.isEmpty()) {
            return OptionalLong.empty();
        }
        AccessTokens.Bearer bearer = tokens.read(token.get())
                .orElseThrow(() -> ShopError.authentication("Composite reader could not read a token"));
        if (bearer instanceof AccessTokens.Bearer.Expired) {
            throw ShopError.authentication("Consumer key has expired");
        }
        return bearer instanceof AccessTokens.Bearer.Customer customer
                ? OptionalLong.of(customer.id())
                : OptionalLong.empty();
    }

    private static Tenant view(FrontRequest request) {
        String store = request.header("store").orElse(Tenant.ALPINE.storeCode());
        return Tenant.ofStore(store).orElseThrow(() -> ShopError.input("Requested store is not found (" + store + ")"));
    }

    private static void refuseMutation(String document) {
        try {
            boolean hasMutation = Parser.parse(document).getDefinitionsOfType(OperationDefinition.class).stream()
                    .anyMatch(it -> it.getOperation() == OperationDefinition.Operation.MUTATION);
            if (hasMutation) {
                throw ShopError.input("Mutation requests allowed only for POST requests");
            }
        } catch (InvalidSyntaxException reportedByExecution) {
            // The execution that follows reports it in the usual shape.
        }
    }

    private FrontResponse response(int status, Map<String, String> headers, Object body) {
        try {
            return new FrontResponse(status, "application/json", headers, json.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
