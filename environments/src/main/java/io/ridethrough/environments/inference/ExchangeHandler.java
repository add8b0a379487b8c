package io.ridethrough.environments.inference;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection's side of its exchanges, of which there is one at a time. */
final class ExchangeHandler extends SimpleChannelInboundHandler<HttpObject> {
    /** How long a response may stay open after its answer was whole before its connection is given up. */
    private static final Duration TAIL_LIMIT = Duration.ofSeconds(1);

    private final ReadClock clock;
    private final ConnectionPool pool;
    private final Consumer<OpenExchange> askAgain;
    private @Nullable OpenExchange current;
    private boolean isInterim;
    private boolean isKeptAlive;
    private boolean waitsForTail;

    /** @param askAgain takes an exchange that the server refused only for asking for the token counts */
    ExchangeHandler(ReadClock clock, ConnectionPool pool, Consumer<OpenExchange> askAgain) {
        this.clock = clock;
        this.pool = pool;
        this.askAgain = askAgain;
    }

    /** What is read from now on belongs to {@code exchange}. */
    void serve(OpenExchange exchange) {
        current = exchange;
        waitsForTail = false;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        OpenExchange exchange = current;
        if (exchange == null) {
            context.close();
        } else if (part.decoderResult().isFailure()) {
            exchange.giveUp(Ending.MALFORMED, clock.readNanos(), "not HTTP");
        } else {
            read(context.channel(), exchange, part);
        }
    }

    private void read(Channel channel, OpenExchange exchange, HttpObject part) {
        if (part instanceof HttpResponse response) {
            isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (!isInterim) {
                isKeptAlive = HttpUtil.isKeepAlive(response);
                exchange.begin(response);
            }
        }
        if (part instanceof HttpContent content && !isInterim) {
            exchange.content(content.content(), clock.readNanos());
            if (part instanceof LastHttpContent) {
                end(channel, exchange);
            } else if (exchange.isOver() && !waitsForTail) {
                waitForTail(channel, exchange);
            }
        }
    }

    private void end(Channel channel, OpenExchange exchange) {
        boolean isAskedAgain = !exchange.isOver() && exchange.isRefusedForUsage();
        if (!isAskedAgain) {
            exchange.endOfBody(clock.readNanos());
        }
        current = null;
        exchange.letGo();
        if (isKeptAlive) {
            pool.release(channel);
        } else {
            channel.close();
        }
        if (isAskedAgain) {
            askAgain.accept(exchange);
        }
    }

    /** An answer that is whole leaves only the response's end to come; any other has nothing to wait for. */
    private void waitForTail(Channel channel, OpenExchange exchange) {
        if (!exchange.isComplete()) {
            channel.close();
            return;
        }
        waitsForTail = true;
        channel.eventLoop()
                .schedule(
                        () -> {
                            if (current == exchange) {
                                channel.close();
                            }
                        },
                        TAIL_LIMIT.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (current != null) {
            current.disconnected(System.nanoTime(), "the connection closed before a status came");
            current = null;
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (current != null) {
            current.disconnected(System.nanoTime(), "the connection broke: " + ConnectionPool.reason(cause));
            current = null;
        }
        context.close();
    }
}
