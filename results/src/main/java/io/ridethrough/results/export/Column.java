package io.ridethrough.results.export;

import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A column of a table, the same in every format.
 *
 * @param name in lower case, with underscores; ends in a unit where there is one
 * @param kind of its cells
 * @param cell what a row has there, as its kind says
 */
record Column<T>(String name, Kind kind, Function<T, Object> cell) {

    /** What cells hold. */
    enum Kind {
        /** A text, empty where there is none. */
        TEXT,
        /** A whole number, as a Long. */
        NUMBER,
        /** A whole number or none, as an OptionalLong. */
        OPTIONAL_NUMBER,
        /** True or false, as a Boolean. */
        FLAG,
        /** Microseconds since the Unix epoch, as a Long. */
        MOMENT
    }

    /** Of values whose text is theirs, such as those of an enum. */
    static <T> Column<T> text(String name, Function<T, ?> cell) {
        return new Column<>(name, Kind.TEXT, row -> String.valueOf(cell.apply(row)));
    }

    static <T> Column<T> number(String name, ToLongFunction<T> cell) {
        return new Column<>(name, Kind.NUMBER, cell::applyAsLong);
    }

    static <T> Column<T> optionalNumber(String name, Function<T, OptionalLong> cell) {
        return new Column<>(name, Kind.OPTIONAL_NUMBER, cell::apply);
    }

    static <T> Column<T> flag(String name, Predicate<T> cell) {
        return new Column<>(name, Kind.FLAG, cell::test);
    }

    static <T> Column<T> moment(String name, ToLongFunction<T> cell) {
        return new Column<>(name, Kind.MOMENT, cell::applyAsLong);
    }
}
