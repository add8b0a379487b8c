package io.ridethrough.environments.model.server;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;

/** Knows a server's connections: closes those beyond a limit as they come in, and all of them in the end. */
@Sharable
final class OpenConnections extends ChannelInboundHandlerAdapter {
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final int limit;

    OpenConnections(int limit) {
        this.limit = limit;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (open.size() >= limit) {
            var unused = context.close();
        } else {
            open.add(context.channel());
            context.fireChannelActive();
        }
    }

    /** Closes every connection behind what was written to it, and any that still comes in. */
    void close(Duration limit) {
        open.close().awaitUninterruptibly(limit.toMillis());
    }
}
