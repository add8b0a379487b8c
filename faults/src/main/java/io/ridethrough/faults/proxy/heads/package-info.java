/**
 * Finds HTTP/1.x request heads in a stream of bytes, without buffering or changing a byte.
 * Depends on Netty's buffers alone.
 */
@NullMarked
package io.ridethrough.faults.proxy.heads;

import org.jspecify.annotations.NullMarked;
