package io.ridethrough.stubs.store.front;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * Speaks HTTP/1.1 on a port, of loopback unless told otherwise, and gives whole requests to the workers, one at a time from each
 * connection. A client that leaves does not stop the work on its request, as with nginx and PHP-FPM.
 */
public final class HttpFront implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 256 * 1024;
    private static final int ACCEPT_BACKLOG = 1024;
    private static final int IDLE_SECONDS = 75;
    private static final int IO_THREADS = 2;
    private static final int STOP_SECONDS = 2;

    private final EventLoopGroup loops;
    private final Channel listener;

    private HttpFront(EventLoopGroup loops, Channel listener) {
        this.loops = loops;
        this.listener = listener;
    }

    /**
     * Opens the port and serves until closed.
     *
     * @throws IOException when the port can't be had
     */
    public static HttpFront start(FrontSettings settings, WorkerPool workers, Routes routes) throws IOException {
        int port = settings.port();
        ConnectionLimit limit = new ConnectionLimit(settings.connections());
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(IO_THREADS, NioIoHandler.newFactory());
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(limit)
                                .addLast(new IdleStateHandler(0, 0, IDLE_SECONDS, TimeUnit.SECONDS))
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpServerKeepAliveHandler())
                                .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                                .addLast(new FlowControlHandler())
                                .addLast(new FrontHandler(workers, routes, settings.answerWithin()));
                    }
                })
                .bind(settings.isEverywhere() ? "0.0.0.0" : "127.0.0.1", port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS);
            throw new IOException("port " + port + refusal(bound.cause()), bound.cause());
        }
        return new HttpFront(loops, bound.channel());
    }

    private static String refusal(Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        return cause instanceof BindException && reason.contains("in use") ? " is taken" : ": " + reason;
    }

    /** Where it serves this machine, such as {@code http://127.0.0.1:41234}, without a trailing slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort());
    }

    @Override
    public void close() {
        listener.close().awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
