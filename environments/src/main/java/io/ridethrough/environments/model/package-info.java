/**
 * The reference model: a small llama-architecture language model with its own engine and an OpenAI-compatible server.
 * This package wires the parts and holds the command line entry; the parts below it do not know it.
 */
@NullMarked
package io.ridethrough.environments.model;

import org.jspecify.annotations.NullMarked;
