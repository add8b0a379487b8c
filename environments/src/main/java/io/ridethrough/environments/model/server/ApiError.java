package io.ridethrough.environments.model.server;

/**
 * A refusal in the form of OpenAI's API: {@code {"error": {"message", "type", "param", "code"}}}.
 *
 * @param status the HTTP status
 * @param type the class of error, such as {@code invalid_request_error}
 * @param code the very error, such as {@code context_length_exceeded}
 */
record ApiError(int status, String type, String code, String message) {
    private static final String INVALID = "invalid_request_error";
    /** What is told again of a name that a client sent. */
    private static final int LONGEST_NAME = 100;

    static ApiError badRequest(String code, String message) {
        return new ApiError(400, INVALID, code, message);
    }

    static ApiError contextExceeded(long promptTokens, long maxTokens, int contextLength) {
        return badRequest(
                "context_length_exceeded",
                "at least " + promptTokens + " prompt tokens and " + maxTokens
                        + " for the answer exceed the context of " + contextLength);
    }

    static ApiError modelNotFound(String name) {
        return new ApiError(
                404, INVALID, "model_not_found", "no model of the name `" + shortened(name) + "` is loaded");
    }

    static ApiError notFound(String path) {
        return new ApiError(404, INVALID, "not_found", "there is no " + path);
    }

    static ApiError methodNotAllowed(String path) {
        return new ApiError(405, INVALID, "method_not_allowed", path + " does not take that method");
    }

    static ApiError queueFull() {
        return new ApiError(429, "rate_limit_error", "queue_full", "all slots and the queue are full");
    }

    static ApiError broken() {
        return new ApiError(500, "server_error", "generation_failed", "the generation failed");
    }

    static ApiError shuttingDown() {
        return new ApiError(503, "server_error", "shutting_down", "the model is shutting down");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
