package io.ridethrough.faults.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.ridethrough.faults.proxy.toxics.Direction;

/** What happens on one of a relay's two sockets, told to the relay. */
final class Side extends ChannelInboundHandlerAdapter {
    private final Relay relay;
    private final Direction from;

    /** @param from the direction of the bytes that this socket receives */
    Side(Relay relay, Direction from) {
        this.relay = relay;
        this.from = from;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        relay.pipe(from).received((ByteBuf) message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            relay.pipe(from).receivedEnd();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        relay.regulate();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        relay.failed(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        relay.lost();
    }
}
