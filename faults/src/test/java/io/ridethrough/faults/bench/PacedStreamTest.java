package io.ridethrough.faults.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedStreamTest {

    @Test
    void every_message_arrives_with_its_own_transit_time() throws IOException, InterruptedException {
        PacedStream stream = new PacedStream(1_000, Duration.ofMillis(200));
        try (Sink sink = Sink.reading(stream::take);
                SocketChannel connection = Route.connect(sink.address())) {
            assertThat(stream.send(connection, Duration.ofSeconds(5))).isZero();
        }

        assertThat(stream.transit().size()).isEqualTo(200);
        assertThat(stream.transit().leastMillis()).isPositive();
        assertThat(stream.lag().leastMillis()).isNotNegative();
    }

    @Test
    void what_does_not_arrive_is_missing() throws IOException, InterruptedException {
        PacedStream stream = new PacedStream(1_000, Duration.ofMillis(50));
        try (Sink sink = Sink.reading((bytes, nowNanos) -> bytes.position(bytes.limit()));
                SocketChannel connection = Route.connect(sink.address())) {
            assertThat(stream.send(connection, Duration.ofMillis(50))).isEqualTo(50);
        }
    }
}
