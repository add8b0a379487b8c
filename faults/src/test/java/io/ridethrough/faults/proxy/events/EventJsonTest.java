package io.ridethrough.faults.proxy.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ridethrough.faults.proxy.events.ProxyEvent.Change;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    private static final String PROXY = "a";

    static Arguments[] each_event_is_a_line_of_its_own() {
        return new Arguments[] {
            told(new ProxyEvent.ConnectionOpened(1, PROXY, 2), "connection_opened", ",'connection':2"),
            told(new ProxyEvent.ConnectionRefused(1, PROXY, 2), "connection_refused", ",'connection':2"),
            told(new ProxyEvent.ConnectionOverLimit(1, PROXY), "connection_over_limit", ""),
            told(
                    new ProxyEvent.ConnectionClosed(1, PROXY, 2, 3, 4),
                    "connection_closed",
                    ",'connection':2,'bytes_up':3,'bytes_down':4"),
            told(new ProxyEvent.Attempt(1, PROXY, 2, "p"), "attempt", ",'connection':2,'point':'p'"),
            told(new ProxyEvent.Attempt(1, PROXY, 2, ""), "attempt", ",'connection':2"),
            told(changed(Change.ADDED), "toxic_added", ",'toxic':'t','type':'latency','stream':'upstream'"),
            told(changed(Change.UPDATED), "toxic_updated", ",'toxic':'t','type':'latency','stream':'upstream'"),
            told(changed(Change.REMOVED), "toxic_removed", ",'toxic':'t','type':'latency','stream':'upstream'"),
            told(changed(Change.LAPSED), "toxic_lapsed", ",'toxic':'t','type':'latency','stream':'upstream'"),
            told(new ProxyEvent.OutageBegan(1, PROXY), "outage_began", ""),
            told(new ProxyEvent.OutageEnded(1, PROXY, false), "outage_ended", ""),
            told(new ProxyEvent.OutageEnded(1, PROXY, true), "outage_lapsed", ""),
            told(new ProxyEvent.FirstAffected(1, PROXY, Optional.of("t")), "first_affected", ",'toxic':'t'"),
            told(new ProxyEvent.FirstAffected(1, PROXY, Optional.empty()), "first_affected", ",'outage':true"),
            told(new ProxyEvent.FirstFree(1, PROXY, Optional.of("t")), "first_free", ",'toxic':'t'"),
            told(new ProxyEvent.FirstFree(1, PROXY, Optional.empty()), "first_free", ",'outage':true"),
        };
    }

    @ParameterizedTest
    @MethodSource
    void each_event_is_a_line_of_its_own(ProxyEvent event, String line) {
        assertThat(EventJson.line(event)).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("each_event_is_a_line_of_its_own")
    void a_line_is_read_as_the_event_that_it_was(ProxyEvent event, String line) throws IOException {
        assertThat(EventLine.of(line)).isEqualTo(new EventLine(Optional.of(event), 0));
    }

    @Test
    void signs_of_life_and_of_loss_are_no_events_of_a_proxy() throws IOException {
        assertThat(EventLine.of(EventJson.alive(1))).isEqualTo(new EventLine(Optional.empty(), 0));
        assertThat(EventLine.of(EventJson.lost(1, 7))).isEqualTo(new EventLine(Optional.empty(), 7));
    }

    private static ProxyEvent changed(Change change) {
        return new ProxyEvent.ToxicChanged(1, PROXY, "t", "latency", "upstream", change);
    }

    private static Arguments told(ProxyEvent event, String word, String rest) {
        String line = "{'at_nanos':1,'event':'" + word + "','proxy':'a'" + rest + "}\n";
        return Arguments.of(event, line.replace('\'', '"'));
    }
}
