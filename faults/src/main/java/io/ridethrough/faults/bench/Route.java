package io.ridethrough.faults.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** A proxy on a contender, made for one measurement; closing removes it. */
final class Route implements AutoCloseable {
    private final ProxyApi api;
    private final String name;
    private final InetSocketAddress address;

    private Route(ProxyApi api, String name, InetSocketAddress address) {
        this.api = api;
        this.name = name;
        this.address = address;
    }

    static Route open(Contender contender, String name, InetSocketAddress upstream)
            throws IOException, InterruptedException {
        ProxyApi api = new ProxyApi(contender.api());
        return new Route(api, name, api.create(name, upstream));
    }

    InetSocketAddress address() {
        return address;
    }

    void delay(String toxic, long latencyMillis, long jitterMillis) throws IOException, InterruptedException {
        api.addLatency(name, toxic, latencyMillis, jitterMillis);
    }

    SocketChannel connect() throws IOException {
        return connect(address);
    }

    /** A blocking channel that sends at once what is written. */
    static SocketChannel connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    @Override
    public void close() throws IOException {
        try {
            api.delete(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
