package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private static final long SEED = 11;

    private final Moments moments = new Moments();

    @Test
    void instants_are_read_as_the_library_reads_them() throws IOException {
        Random random = new Random(SEED);
        Instant at = Instant.parse("2026-02-28T23:58:00Z");
        for (int i = 0; i < 5_000; i++) {
            at = at.plusNanos(random.nextInt(60_000_000))
                    .truncatedTo(random.nextBoolean() ? ChronoUnit.NANOS : ChronoUnit.SECONDS);
            assertThat(moments.micros(at.toString()))
                    .as("seed %d: %s", SEED, at)
                    .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T10:00:7Z",
                "2026-01-01T10:00:61Z",
                "2026-01-01T10:00:07.12345678901Z",
                "2026-01-01T10:00:0x.5Z",
                "2026-01-01T10:00:07,5Z",
                "2026-01-01T10:00:07",
                "yesterday"
            })
    void what_is_no_instant_is_refused_also_in_a_minute_that_is_known(String at) throws IOException {
        moments.micros("2026-01-01T10:00:01Z");

        assertThatThrownBy(() -> moments.micros(at))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a time");
    }

    @Test
    void another_way_of_writing_the_same_instant_is_the_same() throws IOException {
        long micros = moments.micros("2026-01-01T10:00:07.5Z");

        assertThat(moments.micros("2026-01-01T10:00:07.500000000Z")).isEqualTo(micros);
        assertThat(moments.micros("2026-01-01T11:00:07.5+01:00")).isEqualTo(micros);
    }
}
