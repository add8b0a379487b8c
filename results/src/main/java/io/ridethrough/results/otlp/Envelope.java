package io.ridethrough.results.otlp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ridethrough.results.plan.RunPlan;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is around spans and metrics alike: who sends, and which library made them. */
final class Envelope {

    private static final String SCOPE = "io.ridethrough";

    private final Map<String, String> attributes;
    private final Optional<String> version;

    private Envelope(Map<String, String> attributes, Optional<String> version) {
        this.attributes = attributes;
        this.version = version;
    }

    /** A run is an instance of its service, so that the counters of two runs are two counters. */
    static Envelope of(RunPlan plan, Resource resource) {
        Map<String, String> attributes = new TreeMap<>();
        Optional<String> version = Optional.ofNullable(plan.versions().get("ridethrough"));
        attributes.put("service.name", "ridethrough");
        attributes.put("service.instance.id", plan.runId());
        version.ifPresent(told -> attributes.put("service.version", told));
        attributes.put(Names.RUN, plan.runId());
        attributes.put(Names.SCENARIO, plan.scenario());
        attributes.putAll(resource.attributes());
        return new Envelope(attributes, version);
    }

    /** Spans that go out together. */
    String spans(ArrayNode spans) {
        return around("resourceSpans", "scopeSpans", "spans", spans);
    }

    /** Metrics that go out together. */
    String metrics(ArrayNode metrics) {
        return around("resourceMetrics", "scopeMetrics", "metrics", metrics);
    }

    private String around(String byResource, String byScope, String name, ArrayNode items) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode one = root.putArray(byResource).addObject();
        Attributes told = new Attributes();
        attributes.forEach(told::with);
        one.putObject("resource").set("attributes", told.json());
        ObjectNode inScope = one.putArray(byScope).addObject();
        ObjectNode scope = inScope.putObject("scope").put("name", SCOPE);
        version.ifPresent(number -> scope.put("version", number));
        inScope.set(name, items);
        return root.toString();
    }
}
