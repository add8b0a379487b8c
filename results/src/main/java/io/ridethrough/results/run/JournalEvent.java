package io.ridethrough.results.run;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One line of the journal.
 *
 * @param at microseconds since the Unix epoch
 * @param event the event's name, such as {@code fault-applied}
 * @param fields the rest of the line
 */
public record JournalEvent(long at, String event, ObjectNode fields) {}
