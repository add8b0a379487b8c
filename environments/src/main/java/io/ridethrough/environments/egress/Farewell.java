package io.ridethrough.environments.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The last that a caller hears on a connection. */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that is closed anyway
final class Farewell {
    /** How long a caller may go on sending what nobody reads: closed at once, its system could drop the answer unread. */
    private static final int LINGER_MILLIS = 500;

    private static final String WHO = "Ridethrough's egress recorder: ";

    private Farewell() {}

    /** Says why, in HTTP, and hangs up. */
    static void say(Channel caller, HttpResponseStatus status, String why) {
        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body(why));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        after(caller.writeAndFlush(answer));
    }

    /** Says why on a connection that has been made a tunnel, and hangs up. */
    static void sayInTunnel(Channel caller, HttpResponseStatus status, String why) {
        ByteBuf body = body(why);
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + body.readableBytes() + "\r\nConnection: close\r\n\r\n";
        after(caller.writeAndFlush(
                Unpooled.wrappedBuffer(Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII), body)));
    }

    /** Hangs up once this is written: first says that no more comes, and later closes. */
    static void after(ChannelFuture written) {
        Channel caller = written.channel();
        caller.config().setAutoRead(true);
        written.addListener(done -> {
            if (done.isSuccess() && caller instanceof SocketChannel socket && socket.isActive()) {
                socket.shutdownOutput();
                caller.eventLoop().schedule(() -> caller.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                caller.close();
            }
        });
    }

    private static ByteBuf body(String why) {
        return Unpooled.copiedBuffer(WHO + why + "\n", StandardCharsets.UTF_8);
    }
}
