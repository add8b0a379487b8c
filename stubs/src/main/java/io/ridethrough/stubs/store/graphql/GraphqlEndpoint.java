package io.ridethrough.stubs.store.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;
import io.ridethrough.stubs.store.counter.Counter;
import io.ridethrough.stubs.store.front.Endpoint;
import io.ridethrough.stubs.store.front.FrontRequest;
import io.ridethrough.stubs.store.front.FrontResponse;
import io.ridethrough.stubs.store.graphql.complaint.Complaint;
import io.ridethrough.stubs.store.graphql.complaint.VariableValues;
import io.ridethrough.stubs.store.graphql.complaint.VariableValues.Outcome;
import io.ridethrough.stubs.store.inference.InferenceAnswer;
import io.ridethrough.stubs.store.release.MagentoRelease;
import io.ridethrough.stubs.store.shop.Clients;
import io.ridethrough.stubs.store.shop.SearchEngine;
import io.ridethrough.stubs.store.shop.ShopError;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * {@code /graphql} as Magento's front controller answers it. An answer that inference had a part in carries
 * {@code X-Inference-Outcome} and, when the model named itself, {@code X-Inference-Model}.
 */
public final class GraphqlEndpoint implements Endpoint {
    private final GraphQL graphql;
    private final MagentoRelease release;
    private final Statuses statuses;
    private final RequestHeaders requestHeaders;
    private final ResponseHeaders responseHeaders;
    private final Documents documents;
    private final VariableValues variables;
    private final Clients clients;
    private final ObjectMapper json = new ObjectMapper().registerModule(new PlainNumbers());

    /** @param search finds products */
    public GraphqlEndpoint(Counter counter, SearchEngine search) {
        this.release = counter.release();
        this.statuses = new Statuses(release);
        this.requestHeaders = new RequestHeaders(release, counter.tokens());
        this.responseHeaders = new ResponseHeaders(release);
        this.clients = new Clients(counter.ledger());
        GraphQLSchema schema = ShopSchema.build(release, Resolvers.of(counter, search));
        this.documents = new Documents(schema);
        this.variables = new VariableValues(schema);
        this.graphql = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(
                        (input, parse) -> CompletableFuture.completedFuture(new PreparsedDocumentEntry(
                                Objects.requireNonNull(input.getGraphQLContext().<Document>get(Document.class)))))
                .defaultDataFetcherExceptionHandler(new Errors())
                .build();
    }

    @Override
    public FrontResponse answer(FrontRequest request) {
        try {
            GraphqlRequest asked = GraphqlRequest.read(request, release);
            Tenant view = requestHeaders.view(request);
            Prepared prepared = documents.of(asked.document());
            if (prepared instanceof Prepared.NoGraphql text) {
                return refuse(request, statuses.ofSyntaxError(), Errors.view(text.complaint()));
            }
            if (prepared instanceof Prepared.Executable known
                    && known.isMutation()
                    && !request.method().equals("POST")) {
                throw ShopError.input("Mutation requests allowed only for POST requests");
            }
            Visit visit = new Visit(clients.of(requestHeaders.customer(request), view));
            return answer(request, asked, prepared, visit);
        } catch (BrokenRequest broken) {
            return broken.page();
        } catch (ShopError refused) {
            return refuse(request, statuses.before(refused.category()), Errors.view(refused));
        }
    }

    private FrontResponse answer(FrontRequest request, GraphqlRequest asked, Prepared prepared, Visit visit) {
        if (prepared instanceof Prepared.TooLarge large) {
            throw ShopError.input(large.message());
        }
        if (!(prepared instanceof Prepared.Executable executable)) {
            Complaint complaint = ((Prepared.Invalid) prepared).complaint();
            return refuse(request, statuses.ofInvalid(complaint.isInternal()), Errors.view(complaint));
        }
        Outcome values = variables.of(executable.operation(), asked.variables());
        if (values instanceof Outcome.Refused refused) {
            return refuse(request, statuses.ofInvalid(false), Errors.view(refused.complaint()));
        }
        ExecutionResult result = graphql.execute(ExecutionInput.newExecutionInput(asked.document())
                .variables(((Outcome.Accepted) values).values())
                .graphQLContext(Map.of(Visit.class, visit, Document.class, executable.document()))
                .build());
        return response(request, result, executable, visit);
    }

    private FrontResponse response(
            FrontRequest request, ExecutionResult result, Prepared.Executable executed, Visit visit) {
        Fields body = new Fields();
        if (!result.getErrors().isEmpty()) {
            body.and("errors", Errors.shown(result.getErrors()));
        }
        // Magento leaves out data that is null as a whole.
        if (result.getData() != null) {
            body.and("data", result.getData());
        }
        boolean isCached = request.method().equals("GET")
                && executed.isCacheable()
                && result.getErrors().isEmpty();
        Map<String, String> headers = new HashMap<>(responseHeaders.of(
                request, visit.client().tenant(), visit.customer().isPresent(), isCached));
        visit.answer().map(InferenceAnswer::headers).ifPresent(headers::putAll);
        return write(statuses.of(result.getErrors()), headers, body);
    }

    private FrontResponse refuse(FrontRequest request, int status, Fields error) {
        return write(
                status,
                responseHeaders.of(request, Tenant.ALPINE, false, false),
                Fields.with("errors", List.of(error)));
    }

    private FrontResponse write(int status, Map<String, String> headers, Fields body) {
        try {
            return new FrontResponse(status, "application/json", headers, json.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
