/**
 * What a toxic does to HTTP exchanges with a model: requests and answers cut into parts, and stages that delay, change
 * or break them. Depends on Netty's buffers and HTTP types, Jackson, and the toxics; everything of one connection runs
 * on that connection's event loop.
 */
@NullMarked
package io.ridethrough.faults.proxy.inference;

import org.jspecify.annotations.NullMarked;
