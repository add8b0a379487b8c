package io.ridethrough.faults.proxy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.charset.StandardCharsets;

/** The JSON of a request. As in Toxiproxy, {@code null} is as good as an object without fields or an empty array. */
final class RequestBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestBody() {}

    /** The first value of the body, as in Toxiproxy: what follows it is not looked at; missing when there is none. */
    static JsonNode of(FullHttpRequest request) {
        try {
            return JSON.readTree(request.content().toString(StandardCharsets.UTF_8));
        } catch (StreamConstraintsException e) {
            throw ProxyRequestException.badBody(e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw ProxyRequestException.badBody(
                    "not JSON at line " + where.getLineNr() + ", column " + where.getColumnNr());
        }
    }

    static JsonNode object(JsonNode body) {
        if (body.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        requirePresent(body);
        if (!body.isObject()) {
            throw ProxyRequestException.badBody("not an object");
        }
        return body;
    }

    static JsonNode array(JsonNode body, String ofWhat) {
        if (body.isNull()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        requirePresent(body);
        if (!body.isArray()) {
            throw ProxyRequestException.badBody("not an array of " + ofWhat);
        }
        return body;
    }

    private static void requirePresent(JsonNode body) {
        if (body.isMissingNode()) {
            throw ProxyRequestException.badBody("it is empty");
        }
    }
}
