/**
 * What a toxic does to one direction of one connection: a chain of stages, each taking chunks and passing them on.
 * Depends on Netty's buffers and event loops alone; everything of one connection runs on that connection's event loop.
 */
@NullMarked
package io.ridethrough.faults.proxy.toxics;

import org.jspecify.annotations.NullMarked;
