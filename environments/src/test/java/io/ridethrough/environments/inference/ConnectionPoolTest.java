package io.ridethrough.environments.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
    private final ConnectionPool pool = new ConnectionPool(new Bootstrap(), InetSocketAddress.createUnresolved("x", 1));

    @Test
    void the_connection_that_rested_last_is_used_first() {
        EmbeddedChannel first = new EmbeddedChannel();
        EmbeddedChannel second = new EmbeddedChannel();
        pool.release(first);
        pool.release(second);

        assertThat(pool.rested()).contains(second);
        assertThat(pool.rested()).contains(first);
        assertThat(pool.rested()).isEmpty();
    }

    @Test
    void a_connection_that_its_server_has_closed_is_not_used_again() {
        EmbeddedChannel open = new EmbeddedChannel();
        EmbeddedChannel closed = new EmbeddedChannel();
        pool.release(open);
        pool.release(closed);
        closed.close();

        assertThat(pool.rested()).contains(open);
        assertThat(pool.rested()).isEmpty();
    }
}
