package io.ridethrough.stubs.chat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Plays a script to each request, on a free port of 127.0.0.1. Each step is due at its own instant, counted from the
 * request's arrival and not from the step before, so that no lateness adds up.
 */
public final class ScriptedChatServer implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int MOST_BODY_BYTES = 1 << 20;
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final EventLoopGroup loop;
    private final ScheduledThreadPoolExecutor timer;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<SeenRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connectionCount = new AtomicInteger();
    private final Function<SeenRequest, ChatScript> scripts;
    private final Optional<SslContext> tls;
    private volatile long frozenUntilNanos = System.nanoTime();

    private ScriptedChatServer(Function<SeenRequest, ChatScript> scripts, Optional<SslContext> tls) {
        this.scripts = scripts;
        this.tls = tls;
        this.loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("scripted-chat", true), NioIoHandler.newFactory());
        this.timer = new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("scripted-chat-timer", true));
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Binds and plays {@code scripts}, which is asked once a request. */
    public static ScriptedChatServer start(Function<SeenRequest, ChatScript> scripts) {
        return start(scripts, Optional.empty());
    }

    /** The same with {@code tls}, where it is given. */
    public static ScriptedChatServer start(Function<SeenRequest, ChatScript> scripts, Optional<SslContext> tls) {
        ScriptedChatServer server = new ScriptedChatServer(scripts, tls);
        server.connections.add(server.bind());
        return server;
    }

    /** Such as {@code http://127.0.0.1:40123}. */
    public URI address() {
        Channel listening = connections.stream()
                .filter(channel -> channel.parent() == null)
                .findFirst()
                .orElseThrow();
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        return URI.create((tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port);
    }

    /** All so far, in order. */
    public List<SeenRequest> requests() {
        return List.copyOf(requests);
    }

    public int connectionCount() {
        return connectionCount.get();
    }

    /**
     * Stands still like a process that was stopped: what is due meanwhile is done at the end, and requests that come
     * meanwhile are seen then.
     */
    public void freeze(Duration length) {
        frozenUntilNanos = System.nanoTime() + length.toNanos();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        connections.close().awaitUninterruptibly(CLOSE_LIMIT.toMillis());
        loop.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_LIMIT.toMillis());
    }

    /** When what would happen at {@code nanos} can happen. */
    long afterFreeze(long nanos) {
        return nanos - frozenUntilNanos < 0 ? frozenUntilNanos : nanos;
    }

    /** Runs {@code action} on the timer's thread at that time, or when the freeze over it ends. */
    void at(long dueNanos, Runnable action) {
        long possibleNanos = afterFreeze(dueNanos);
        timer.schedule(
                () -> {
                    if (afterFreeze(System.nanoTime()) - System.nanoTime() > 0) {
                        at(dueNanos, action);
                    } else {
                        action.run();
                    }
                },
                possibleNanos - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    synchronized SeenRequest sees(Function<Integer, SeenRequest> request) {
        SeenRequest seen = request.apply(requests.size());
        requests.add(seen);
        return seen;
    }

    ChatScript script(SeenRequest request) {
        return scripts.apply(request);
    }

    private Channel bind() {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        connections.add(accepted);
                        tls.ifPresent(context -> accepted.pipeline().addLast(context.newHandler(accepted.alloc())));
                        accepted.pipeline()
                                .addLast(new HttpRequestDecoder())
                                .addLast(new HttpObjectAggregator(MOST_BODY_BYTES))
                                .addLast(new ScriptPlayer(ScriptedChatServer.this, connectionCount.getAndIncrement()));
                    }
                })
                .bind(new InetSocketAddress(loopback(), 0))
                .syncUninterruptibly()
                .channel();
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(LOOPBACK);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
