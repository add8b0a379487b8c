package io.ridethrough.faults.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listening socket that can be shut and opened again on the same port. While shut, the port is held by a socket that
 * is bound but does not listen: the kernel refuses connections, and gives the port to nobody who asks for any free one.
 */
final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** How long a closed socket may go on listening, and how often that is looked at. */
    private static final Duration SHUT_LIMIT = Duration.ofSeconds(1);

    private static final long RETRY_NANOS = 500_000;

    private final EventLoopGroup group;
    private final ChannelHandler connections;
    private InetSocketAddress address;
    private @Nullable Channel channel;
    private @Nullable Socket placeholder;

    /** @param address where to listen; port 0 is any free one, chosen when first opened */
    Listener(EventLoopGroup group, InetSocketAddress address, ChannelHandler connections) {
        this.group = group;
        this.address = address;
        this.connections = connections;
    }

    InetSocketAddress address() {
        return address;
    }

    /**
     * Listens, and returns when it does.
     *
     * @throws PortTakenException when somebody else has the port
     * @throws UncheckedIOException when the kernel has another reason to refuse
     */
    void open() {
        ChannelFuture bound = bind();
        if (bound.cause() != null && placeholder != null) {
            // Linux lets a listener bind beside the placeholder; BSD and macOS want it gone first.
            dropPlaceholder();
            bound = bind();
        }
        Throwable cause = bound.cause();
        if (cause != null) {
            throw BindFailure.of(address, cause);
        }
        channel = bound.channel();
        address = (InetSocketAddress) bound.channel().localAddress();
        dropPlaceholder();
    }

    private ChannelFuture bind() {
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, Relay.ALLOCATOR)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(connections)
                .bind(address)
                .awaitUninterruptibly();
    }

    /**
     * Stops listening, and returns when connections are refused; the port stays reserved.
     *
     * @throws UncheckedIOException when it still listens after {@link #SHUT_LIMIT}
     */
    void shut() {
        if (channel != null) {
            channel.close().awaitUninterruptibly();
            channel = null;
            placeholder = reserve();
        }
    }

    /** Stops listening and gives the port up. */
    void close() {
        shut();
        dropPlaceholder();
    }

    /**
     * Binds the port again, which succeeds only when nothing listens on it any more: the JDK closes a listening socket
     * no sooner than its selector's next round, after the channel says that it is closed.
     */
    private Socket reserve() {
        long endNanos = System.nanoTime() + SHUT_LIMIT.toNanos();
        while (true) {
            Socket socket = new Socket();
            try {
                socket.setReuseAddress(true);
                socket.bind(address);
                return socket;
            } catch (IOException e) {
                closeQuietly(socket);
                if (System.nanoTime() - endNanos > 0) {
                    throw new UncheckedIOException(HostPort.format(address) + " still listens", e);
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    private void dropPlaceholder() {
        if (placeholder != null) {
            closeQuietly(placeholder);
            placeholder = null;
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a socket that never connected failed to close", e);
        }
    }
}
