/** What a run left behind: the files of a run folder and the values in them. Depends on plan and verdict only. */
@NullMarked
package io.ridethrough.results.run;

import org.jspecify.annotations.NullMarked;
