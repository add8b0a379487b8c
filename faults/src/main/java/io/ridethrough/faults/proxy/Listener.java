package io.ridethrough.faults.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listening socket that can be shut and opened again on the same port. While shut, the port is held by a socket that
 * is bound but does not listen: the kernel refuses connections, and gives the port to nobody else.
 */
final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

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
     * @throws java.io.UncheckedIOException when the kernel has another reason to refuse
     */
    void open() {
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(connections)
                .bind(address)
                .awaitUninterruptibly();
        Throwable cause = bound.cause();
        if (cause != null) {
            throw BindFailure.of(address, cause);
        }
        channel = bound.channel();
        address = (InetSocketAddress) bound.channel().localAddress();
        dropPlaceholder();
    }

    /** Stops listening, and returns when connections are refused; the port stays reserved. */
    void shut() {
        if (channel != null) {
            channel.close().awaitUninterruptibly();
            channel = null;
        }
        if (placeholder == null && address.getPort() != 0) {
            reserve();
        }
    }

    /** Stops listening and gives the port up. */
    void close() {
        if (channel != null) {
            channel.close().awaitUninterruptibly();
            channel = null;
        }
        dropPlaceholder();
    }

    private void reserve() {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address);
            placeholder = socket;
        } catch (IOException e) {
            LOG.warn("port {} stays unreserved while its proxy is disabled: {}", address.getPort(), e.toString());
            closeQuietly(socket);
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
