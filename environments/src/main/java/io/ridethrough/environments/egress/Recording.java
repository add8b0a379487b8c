package io.ridethrough.environments.egress;

import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all connections of a recorder share.
 *
 * @param callers connections of callers, open ones
 * @param isClosing set before connections are taken away
 */
record Recording(
        EgressLog log, EgressSettings settings, Outward outward, ChannelGroup callers, AtomicBoolean isClosing) {

    OpenCall begin(HttpRequest request, CallTarget to, boolean isTunnel) {
        return OpenCall.of(settings.clock().instant(), request, to, settings.canaries(), isTunnel);
    }

    OpenCall beginNowhere(HttpRequest request) {
        return OpenCall.toNowhere(settings.clock().instant(), request);
    }

    void end(OpenCall call, EgressCall.Ending ending) {
        log.append(call.ended(ending));
    }

    /** For a connection that is gone: who went is not told by that while the recorder itself goes. */
    void gone(OpenCall call, EgressCall.Ending ending) {
        boolean isOurDoing = isClosing.get() && ending != EgressCall.Ending.UNREACHABLE;
        end(call, isOurDoing ? EgressCall.Ending.OPEN : ending);
    }
}
