package io.ridethrough.environments.model.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The listening server: one event loop, on 127.0.0.1 unless told otherwise. */
public final class ModelServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_CONNECTIONS = 1024;
    private static final int BACKLOG = 256;
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final EventLoopGroup loop;
    private final Channel channel;
    private final OpenConnections connections;

    private ModelServer(EventLoopGroup loop, Channel channel, OpenConnections connections) {
        this.loop = loop;
        this.channel = channel;
        this.connections = connections;
    }

    /**
     * Binds and serves.
     *
     * @throws IOException when the port can't be had
     */
    public static ModelServer start(ModelVersions versions, ServerSettings settings, Clock clock) throws IOException {
        OpenConnections connections = new OpenConnections(MAX_CONNECTIONS);
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                // A restart on the same port must not wait for the connections of the process before it.
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(pipeline(versions, settings, clock, connections))
                .bind(address(settings))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            shutDown(loop);
            throw new IOException("port " + settings.port() + refusal(bound.cause()), bound.cause());
        }
        return new ModelServer(loop, bound.channel(), connections);
    }

    private static InetSocketAddress address(ServerSettings settings) throws UnknownHostException {
        return settings.isEverywhere()
                ? new InetSocketAddress(settings.port())
                : new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), settings.port());
    }

    /** The base address for this machine, such as {@code http://127.0.0.1:8080}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort());
    }

    /** Waits until the server is closed. */
    public void awaitClose() throws InterruptedException {
        channel.closeFuture().sync();
    }

    /** Frees the port and closes all connections; waits two seconds for each of both at most. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly(CLOSE_LIMIT.toMillis());
        connections.close(CLOSE_LIMIT);
        shutDown(loop);
    }

    private static String refusal(Throwable cause) {
        String reason = String.valueOf(cause.getMessage());
        return cause instanceof BindException && reason.contains("in use") ? " is taken" : " on 127.0.0.1: " + reason;
    }

    private static void shutDown(EventLoopGroup loop) {
        loop.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_LIMIT.toMillis());
    }

    private static ChannelInitializer<SocketChannel> pipeline(
            ModelVersions versions, ServerSettings settings, Clock clock, OpenConnections connections) {
        ChatApi.Served api = new ChatApi.Served(
                versions,
                settings.answering(versions),
                settings.isControlled(),
                new ChatJson(),
                clock,
                new LongAdder());
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel accepted) {
                accepted.pipeline()
                        .addLast(connections)
                        .addLast(new IdleStateHandler(0, 0, IDLE_LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
                        .addLast(new ChatApi(api));
            }
        };
    }
}
