package io.ridethrough.environments.inference;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * An endpoint over HTTP/1.1, with connections that are kept and one event loop for all of them. What depends on an outcome
 * runs on that loop, so it must be short, or the times of other exchanges are read late.
 *
 * <p>The host's name is looked up once. Each question is sent once, but for one case: a server that refuses
 * {@code stream_options} is asked again without, and never with it after that.
 */
public final class NettyChatEndpoint implements ChatEndpoint {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final int PLAIN_PORT = 80;
    private static final int TLS_PORT = 443;

    private final EndpointSettings settings;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final ConnectionPool pool;
    private final QuestionJson json;
    private final RequestHead head;
    private final Set<OpenExchange> open = new LinkedHashSet<>();
    private boolean asksForUsage = true;
    private boolean isClosed;

    private NettyChatEndpoint(
            EndpointSettings settings, RequestHead head, InetSocketAddress address, Optional<SslContext> tls) {
        this.settings = settings;
        this.head = head;
        this.group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("inference-client", true), NioIoHandler.newFactory());
        this.loop = group.next();
        this.json = new QuestionJson(settings.model());
        this.pool = new ConnectionPool(bootstrap(address, tls), address);
    }

    /**
     * Looks the host up and makes ready; connections are made when there is something to ask. What can't be reached shows
     * in each outcome.
     *
     * @throws IllegalArgumentException when the address is not http or https with a host, or holds a user, or the token can't stand in a
     *     header; the message does not hold the token
     */
    public static NettyChatEndpoint connect(EndpointSettings settings) {
        return connect(settings, isTls(settings.base()) ? Optional.of(trustOfThisJvm()) : Optional.empty());
    }

    /**
     * As {@link #connect(EndpointSettings)}, at an address that somebody else has looked up and checked: nothing is looked up here.
     *
     * @param address resolved, and called by the host's name, which TLS asks for
     */
    public static NettyChatEndpoint connect(EndpointSettings settings, InetSocketAddress address) {
        checkAddress(settings.base());
        return new NettyChatEndpoint(
                settings,
                RequestHead.of(settings),
                address,
                isTls(settings.base()) ? Optional.of(trustOfThisJvm()) : Optional.empty());
    }

    static NettyChatEndpoint connect(EndpointSettings settings, Optional<SslContext> tls) {
        URI base = settings.base();
        checkAddress(base);
        int defaultPort = isTls(base) ? TLS_PORT : PLAIN_PORT;
        int port = base.getPort() < 0 ? defaultPort : base.getPort();
        return new NettyChatEndpoint(
                settings, RequestHead.of(settings), new InetSocketAddress(base.getHost(), port), tls);
    }

    private static void checkAddress(URI base) {
        boolean isHttp = isTls(base) || "http".equalsIgnoreCase(base.getScheme());
        if (!isHttp || base.getHost() == null || base.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not an http or https address with a host and without a user");
        }
    }

    @Override
    public CompletableFuture<ChatOutcome> ask(ChatQuestion question) {
        CompletableFuture<ChatOutcome> outcome = new CompletableFuture<>();
        OpenExchange exchange = new OpenExchange(question, outcome, System.nanoTime());
        try {
            loop.execute(() -> begin(exchange));
            outcome.whenComplete((seen, problem) -> {
                if (outcome.isCancelled() && !loop.isShuttingDown()) {
                    loop.execute(() -> exchange.giveUp(Ending.CANCELLED, System.nanoTime(), ""));
                }
            });
        } catch (RejectedExecutionException e) {
            exchange.giveUp(Ending.CANCELLED, System.nanoTime(), "the endpoint is closed");
        }
        return outcome;
    }

    private void begin(OpenExchange exchange) {
        if (isClosed) {
            exchange.giveUp(Ending.CANCELLED, System.nanoTime(), "the endpoint is closed");
            return;
        }
        open.add(exchange);
        exchange.onEnd(() -> open.remove(exchange));
        exchange.limitBy(loop.schedule(
                () -> exchange.giveUp(Ending.TIMED_OUT, System.nanoTime(), "no end within " + settings.deadline()),
                settings.deadline().toNanos(),
                TimeUnit.NANOSECONDS));
        send(exchange);
    }

    private void send(OpenExchange exchange) {
        if (exchange.isOver()) {
            return;
        }
        Optional<Channel> rested = pool.rested();
        if (rested.isPresent()) {
            write(exchange, rested.get());
        } else if (pool.isFull()) {
            exchange.giveUp(
                    Ending.NOT_CONNECTED,
                    System.nanoTime(),
                    ConnectionPool.MOST_OPEN + " connections are open already");
        } else {
            connect(exchange);
        }
    }

    private void connect(OpenExchange exchange) {
        var connecting = pool.connect();
        exchange.use(connecting.channel());
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                exchange.disconnected(System.nanoTime(), "no connection: " + ConnectionPool.reason(done.cause()));
                return;
            }
            SslHandler tls = connecting.channel().pipeline().get(SslHandler.class);
            if (tls == null) {
                write(exchange, connecting.channel());
                return;
            }
            tls.handshakeFuture().addListener(shaken -> {
                if (shaken.isSuccess()) {
                    write(exchange, connecting.channel());
                } else {
                    exchange.disconnected(System.nanoTime(), "no TLS: " + ConnectionPool.reason(shaken.cause()));
                }
            });
        });
    }

    private void write(OpenExchange exchange, Channel channel) {
        if (exchange.isOver()) {
            pool.release(channel);
            return;
        }
        exchange.use(channel);
        channel.pipeline().get(ExchangeHandler.class).serve(exchange);
        FullHttpRequest request = head.request(json.write(exchange.question(), asksForUsage));
        exchange.sent(System.nanoTime(), asksForUsage);
        channel.writeAndFlush(request).addListener(written -> {
            if (!written.isSuccess()) {
                exchange.disconnected(System.nanoTime(), "the question could not be sent");
                channel.close();
            }
        });
    }

    private void askAgain(OpenExchange exchange) {
        asksForUsage = false;
        send(exchange);
    }

    /** Exchanges that are under way end as {@link Ending#CANCELLED}. Waits two seconds at most. */
    @Override
    public void close() {
        try {
            loop.execute(this::giveUpAll);
        } catch (RejectedExecutionException e) {
            return;
        }
        if (!loop.inEventLoop()) {
            group.terminationFuture().awaitUninterruptibly(CLOSE_LIMIT.toMillis());
        }
    }

    private void giveUpAll() {
        isClosed = true;
        Set.copyOf(open)
                .forEach(exchange -> exchange.giveUp(Ending.CANCELLED, System.nanoTime(), "the endpoint was closed"));
        pool.closeAll();
        group.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Bootstrap bootstrap(InetSocketAddress address, Optional<SslContext> tls) {
        int connectMillis = Math.toIntExact(settings.connectTimeout().toMillis());
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        ReadClock clock = new ReadClock();
                        channel.pipeline().addLast(clock);
                        tls.ifPresent(context -> {
                            SslHandler handler =
                                    context.newHandler(channel.alloc(), address.getHostString(), address.getPort());
                            handler.setHandshakeTimeoutMillis(connectMillis);
                            channel.pipeline().addLast(handler);
                        });
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new ExchangeHandler(clock, pool, NettyChatEndpoint.this::askAgain));
                    }
                });
    }

    private static boolean isTls(URI base) {
        return "https".equalsIgnoreCase(base.getScheme());
    }

    private static SslContext trustOfThisJvm() {
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }
}
