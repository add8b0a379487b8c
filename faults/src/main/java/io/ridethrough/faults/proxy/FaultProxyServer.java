package io.ridethrough.faults.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.ridethrough.faults.proxy.events.ProxyEventListener;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A fault proxy server, in the calling process: TCP proxies whose traffic can be broken, in-process or over
 * Toxiproxy's HTTP API. Safe for use by many threads. All of its own threads are daemons.
 */
public final class FaultProxyServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MIN_RELAY_THREADS = 2;
    private static final int MAX_RELAY_THREADS = 8;
    private static final int MAX_API_BODY_BYTES = 1024 * 1024;
    private static final long CLOSE_LIMIT_MILLIS = 2_000;

    private final EventLoopGroup apiLoop;
    private final EventLoopGroup relayLoops;
    private final ProxyContext context;
    private final Proxies proxies;
    private final InetSocketAddress apiAddress;

    private FaultProxyServer(
            EventLoopGroup apiLoop,
            EventLoopGroup relayLoops,
            ProxyContext context,
            Proxies proxies,
            InetSocketAddress apiAddress) {
        this.apiLoop = apiLoop;
        this.relayLoops = relayLoops;
        this.context = context;
        this.proxies = proxies;
        this.apiAddress = apiAddress;
    }

    /**
     * Starts a server without proxies; its API listens when this returns.
     *
     * @throws PortTakenException when something else listens on the API's port
     * @throws UncheckedIOException when it cannot listen for another reason
     */
    public static FaultProxyServer start(FaultProxySettings settings) {
        EventLoopGroup apiLoop = loops(1, "fault-proxy-api");
        EventLoopGroup relayLoops = loops(relayThreads(), "fault-proxy-relay");
        ProxyContext context = new ProxyContext(settings, relayLoops, apiLoop.next());
        Proxies proxies = new Proxies(context);
        try {
            ApiHandler handler =
                    new ApiHandler(new ApiRoutes(proxies, settings), context.eventStreams(), context.counts());
            InetSocketAddress apiAddress = bindApi(apiLoop, handler, settings);
            return new FaultProxyServer(apiLoop, relayLoops, context, proxies, apiAddress);
        } catch (RuntimeException e) {
            stop(apiLoop);
            stop(relayLoops);
            throw e;
        }
    }

    /** The base of the API's paths as this machine calls it, such as {@code http://127.0.0.1:8474}. */
    public URI apiUrl() {
        InetAddress host = apiAddress.getAddress();
        return URI.create("http://"
                + HostPort.format(host.isAnyLocalAddress() ? LOOPBACK : host.getHostAddress(), apiAddress.getPort()));
    }

    /**
     * Creates a proxy that listens on 127.0.0.1 when this returns. It relays bytes of any protocol.
     *
     * @param upstream {@code host:port}, resolved now, dialled anew for each connection
     * @param listenPort 0 for any free one
     * @param pointHeader the header whose value attempt listeners are told, such as {@code X-Inference-Point}
     * @throws ProxyRequestException when the name is taken, or the upstream malformed or not allowed
     * @throws PortTakenException when something else listens on the port
     */
    public ProxyAddress createProxy(String name, String upstream, int listenPort, Optional<String> pointHeader) {
        return create(name, upstream, listenPort, false, pointHeader);
    }

    /** As {@link #createProxy}, for HTTP/1.x alone: inference toxics can act on its exchanges. */
    public ProxyAddress createHttpProxy(String name, String upstream, int listenPort, Optional<String> pointHeader) {
        return create(name, upstream, listenPort, true, pointHeader);
    }

    /**
     * What a proxy has counted so far.
     *
     * @throws ProxyRequestException when there is no such proxy
     */
    public ProxyCounters counters(String proxyName) {
        Proxy proxy = proxies.get(proxyName);
        return proxy.counters();
    }

    /** Tells the listener of each request from now on, through every proxy. */
    public void addAttemptListener(AttemptListener listener) {
        context.add(listener);
    }

    /** Tells the listener of each event from now on, of every proxy. */
    public void addEventListener(ProxyEventListener listener) {
        context.events().add(listener);
    }

    /** Closes every proxy with its connections, and the API. */
    @Override
    public void close() {
        try {
            proxies.close();
        } finally {
            context.eventStreams().close();
            stop(apiLoop);
            stop(relayLoops);
        }
    }

    private ProxyAddress create(
            String name, String upstream, int listenPort, boolean isHttp, Optional<String> pointHeader) {
        String listen = LOOPBACK + ":" + listenPort;
        ProxyDefinition definition =
                new ProxyDefinition(name, listen, upstream, true, isHttp, pointHeader.orElse(""), Optional.empty());
        InetSocketAddress address = proxies.create(definition).outage().address();
        return new ProxyAddress(name, address.getAddress().getHostAddress(), address.getPort());
    }

    private static InetSocketAddress bindApi(EventLoopGroup apiLoop, ApiHandler handler, FaultProxySettings settings) {
        InetSocketAddress wanted = settings.isApiOnLoopback()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.apiPort())
                : new InetSocketAddress(settings.apiPort());
        ChannelFuture bound = new ServerBootstrap()
                .group(apiLoop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_API_BODY_BYTES))
                                // A pause of reading holds back requests that have been read already, too.
                                .addLast(new FlowControlHandler(), handler);
                    }
                })
                .bind(wanted)
                .awaitUninterruptibly();
        Throwable cause = bound.cause();
        if (cause != null) {
            throw BindFailure.of(wanted, cause);
        }
        Channel channel = bound.channel();
        return (InetSocketAddress) channel.localAddress();
    }

    private static void stop(EventLoopGroup loops) {
        loops.shutdownGracefully(0, CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_LIMIT_MILLIS);
    }

    private static int relayThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.max(MIN_RELAY_THREADS, Math.min(MAX_RELAY_THREADS, processors));
    }

    private static EventLoopGroup loops(int threads, String name) {
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }
}
