package io.ridethrough.environments.inference;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The connections of one endpoint; those that rest are used again, the latest first. Lives on the event loop.
 *
 * <p>A connection that has rested for {@link #REST_LIMIT} is not used again: Python's servers commonly close one after
 * five seconds, and a question sent at that moment would be lost through no fault of theirs.
 */
final class ConnectionPool {
    static final Duration REST_LIMIT = Duration.ofSeconds(3);
    /** Connections at once, whether they rest or not. */
    static final int MOST_OPEN = 4096;

    private final Bootstrap bootstrap;
    private final SocketAddress address;
    private final Set<Channel> open = new LinkedHashSet<>();
    private final Deque<Resting> resting = new ArrayDeque<>();

    private record Resting(Channel channel, long sinceNanos) {}

    /** @param bootstrap makes connections, and is called only when one is needed */
    ConnectionPool(Bootstrap bootstrap, SocketAddress address) {
        this.bootstrap = bootstrap;
        this.address = address;
    }

    /** A connection that rests and can be used at once. */
    Optional<Channel> rested() {
        long now = System.nanoTime();
        while (!resting.isEmpty()) {
            Resting latest = resting.removeLast();
            if (latest.channel().isActive() && now - latest.sinceNanos() < REST_LIMIT.toNanos()) {
                return Optional.of(latest.channel());
            }
            latest.channel().close();
        }
        return Optional.empty();
    }

    boolean isFull() {
        return open.size() >= MOST_OPEN;
    }

    /** Begins a new connection. */
    ChannelFuture connect() {
        ChannelFuture connecting = bootstrap.connect(address);
        Channel channel = connecting.channel();
        open.add(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
        return connecting;
    }

    void release(Channel channel) {
        resting.addLast(new Resting(channel, System.nanoTime()));
    }

    void closeAll() {
        Set.copyOf(open).forEach(Channel::close);
    }

    /** In a few words, without the address that the system's own messages repeat. */
    static String reason(Throwable cause) {
        if (cause instanceof ConnectException) {
            return "refused";
        }
        return cause.getClass().getSimpleName();
    }
}
