package io.ridethrough.environments.model.gguf;

import java.io.IOException;

/** The file is not a GGUF file that can be used; the message says what is wrong, and where. */
public final class MalformedGgufException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedGgufException(String message) {
        super(message);
    }
}
