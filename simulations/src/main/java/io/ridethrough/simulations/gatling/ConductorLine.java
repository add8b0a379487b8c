package io.ridethrough.simulations.gatling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/**
 * The line to the conductor: JSON objects, one a line, on the process's first standard output. Gatling prints to
 * {@code System.out}, which is redirected; this one goes to the file descriptor itself.
 */
public final class ConductorLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    ConductorLine(PrintStream out) {
        this.out = out;
    }

    public static ConductorLine ofThisProcess() {
        return new ConductorLine(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    }

    /** An event to be filled in and sent. */
    static ObjectNode event(String name) {
        return JSON.createObjectNode().put("event", name);
    }

    public void send(ObjectNode event) {
        try {
            out.println(JSON.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of numbers and texts is always JSON", e);
        }
    }
}
