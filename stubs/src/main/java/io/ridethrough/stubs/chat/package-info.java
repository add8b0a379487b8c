/**
 * An OpenAI-compatible server that plays scripts to the letter and to the millisecond, so that what measures such servers
 * can itself be measured. May depend on nothing of ours.
 */
@NullMarked
package io.ridethrough.stubs.chat;

import org.jspecify.annotations.NullMarked;
