/**
 * What happens at the proxies, as events with a time: told in-process, or as a stream of JSON lines. Knows toxics, Netty
 * and Jackson, not the proxies themselves.
 */
@NullMarked
package io.ridethrough.faults.proxy.events;

import org.jspecify.annotations.NullMarked;
