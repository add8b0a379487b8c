/**
 * Reading and writing GGUF version 3, the file format of llama.cpp, for the tensor types F32, F16 and Q8_0.
 * Depends on the JDK alone. A file is never trusted: every length is checked against the bytes that are there.
 */
@NullMarked
package io.ridethrough.environments.model.gguf;

import org.jspecify.annotations.NullMarked;
