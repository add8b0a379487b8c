package io.ridethrough.faults.proxy.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Clock EPOCH = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final EventStreams streams = new EventStreams(new Events(EventClock.anchoredTo(EPOCH)));
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void a_stream_says_that_it_is_alive_from_time_to_time() {
        channel.freezeTime();
        channel.pipeline().addLast(new EventStream(streams, channel, Optional.empty()));
        pass(EventStream.HEARTBEAT.toMillis() - 1);
        assertThat((Object) channel.readOutbound()).isNull();
        pass(1);
        assertThat(written()).startsWith("{\"at_nanos\":").endsWith(",\"event\":\"alive\"}\n");
        pass(EventStream.HEARTBEAT.toMillis());
        assertThat(written()).contains("alive");
    }

    @Test
    void a_stream_that_is_gone_says_nothing() {
        channel.freezeTime();
        channel.pipeline().addLast(new EventStream(streams, channel, Optional.empty()));
        channel.close();
        pass(EventStream.HEARTBEAT.toMillis());
        assertThat((Object) channel.readOutbound()).isNull();
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    private String written() {
        HttpContent content = channel.readOutbound();
        String text = content.content().toString(UTF_8);
        content.release();
        return text;
    }
}
