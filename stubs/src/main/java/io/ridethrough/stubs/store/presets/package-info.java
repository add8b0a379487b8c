/**
 * Resilience as files: the presets that come with the store, and files of a user's own, read strictly. Depends on
 * inference's settings and on SnakeYAML's node graph.
 */
@NullMarked
package io.ridethrough.stubs.store.presets;

import org.jspecify.annotations.NullMarked;
