/**
 * A verdict for machines that are not ours: JUnit XML, Markdown and Allure. Views only: nothing here judges. Depends on
 * plan, run, verdict, what a run adds up to and, for the figures of its table of steps and its way to write them, report.
 */
@NullMarked
package io.ridethrough.results.output;

import org.jspecify.annotations.NullMarked;
