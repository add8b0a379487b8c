package io.ridethrough.environments;

import io.ridethrough.environments.guard.Boundary;
import io.ridethrough.environments.guard.Clearance;
import io.ridethrough.environments.secret.SecretSource;
import io.ridethrough.faults.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A place where a run can happen. Constructing one does no I/O. */
public interface Environment {

    /** The name of its definition. */
    String name();

    /** The dependencies that stand behind a fault proxy here, such as {@code inference}. */
    Set<String> targets();

    /** Whether a fault can be injected here: asked before anything starts. */
    boolean supports(Fault fault);

    /** Whether its model can be asked golden prompts beside the load: asked before anything starts. */
    default boolean isWatchable() {
        return false;
    }

    /** What a run here may call, and how much load it may make: asked before anything is called. */
    default Boundary boundary() {
        return Boundary.LOOPBACK;
    }

    /** Where the secrets stand that a run here sends somewhere. None of them is written, and no process that it starts gets one. */
    default List<SecretSource> secrets() {
        return List.of();
    }

    /** How many clients can sign in in one run here, each with an account of their own: asked before anything starts. */
    default int mostCustomers() {
        return ShopCustomers.SEEDED;
    }

    /** Whether these accounts are made for each run, and are there afterwards. */
    default boolean makesCustomers() {
        return false;
    }

    /** Folder of the GraphQL documents that clients send here in the built-in ones' place; empty for those. */
    default Optional<Path> documents() {
        return Optional.empty();
    }

    /**
     * What decides the pace here, as facts by name for whoever compares runs; none that it cannot know. May read files.
     *
     * @param resilience the preset that a run asks for; empty for the environment's own
     */
    default Map<String, String> settings(Optional<String> resilience) {
        return Map.of();
    }

    /**
     * What has to be on this machine for it to start, and whether it is, on one line; may ask for it. Empty where a JDK is
     * enough.
     */
    default Optional<String> requirement() {
        return Optional.empty();
    }

    /**
     * What takes away what a run made in the shop, where that outlives the run; empty where it does not. Calls nobody yet.
     *
     * @param clearance what may be called
     * @throws EnvironmentUnavailableException when nobody has said how
     */
    default Optional<ShopTidying> tidying(Clearance clearance) throws EnvironmentUnavailableException {
        return Optional.empty();
    }

    /**
     * Starts processes and servers, and returns when all of them answer.
     *
     * @throws EnvironmentUnavailableException when a part does not start; all that had started is stopped again
     */
    RunningEnvironment start(StartRequest request) throws EnvironmentUnavailableException;

    /**
     * As {@link #start}, for whoever looks for what is wrong: where a part that runs by itself does not answer, or not as it
     * should, that shows when it is asked for.
     */
    default RunningEnvironment startForExamination(StartRequest request) throws EnvironmentUnavailableException {
        return start(request);
    }
}
