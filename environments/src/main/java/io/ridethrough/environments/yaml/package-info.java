/**
 * Strict reading of the YAML files that people write: every mistake at once, each with file, line, key and remedy.
 * Knows no vocabulary of its own; scenario and environment files bring theirs. Depends on SnakeYAML's node graph only.
 */
@NullMarked
package io.ridethrough.environments.yaml;

import org.jspecify.annotations.NullMarked;
