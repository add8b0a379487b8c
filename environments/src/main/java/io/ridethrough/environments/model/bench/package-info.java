/**
 * What the reference model costs and how fast it answers on this machine: its engine beside llama.cpp, and the whole of
 * it over HTTP.
 */
@NullMarked
package io.ridethrough.environments.model.bench;

import org.jspecify.annotations.NullMarked;
