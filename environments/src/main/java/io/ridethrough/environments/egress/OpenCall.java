package io.ridethrough.environments.egress;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** A call that is under way. Used by its connection's event loop alone. */
final class OpenCall {
    private final Instant at;
    private final long startNanos = System.nanoTime();
    private final String method;
    private final String target;
    private final String path;
    private final Optional<String> purpose;
    private final Optional<String> tenant;
    private final Optional<String> jurisdiction;
    private final CanaryScan scan;
    private final ChatScan chat;
    private final MessageDigest digest = sha256();
    private long requestBytes;
    private long responseBytes;
    private Optional<Integer> status = Optional.empty();

    OpenCall(Instant at, HttpRequest request, URI url, Canaries canaries) {
        this.scan = new CanaryScan(canaries, request);
        this.at = at;
        this.method = request.method().name();
        this.target = String.valueOf(url.getAuthority());
        this.path = String.valueOf(url.getPath());
        this.chat = new ChatScan(request, path);
        this.purpose = Optional.ofNullable(request.headers().get("X-Purpose"));
        this.tenant = Optional.ofNullable(request.headers().get("X-Tenant"));
        this.jurisdiction = Optional.ofNullable(request.headers().get("X-Jurisdiction"));
    }

    void asked(ByteBuf content) {
        requestBytes += content.readableBytes();
        scan.asked(content);
        chat.asked(content);
        digest.update(content.nioBuffer());
    }

    void answered(HttpResponse head) {
        status = Optional.of(head.status().code());
        chat.answered(head);
    }

    void answered(ByteBuf content) {
        responseBytes += content.readableBytes();
        chat.answered(content);
    }

    EgressCall ended(EgressCall.Ending ending) {
        return new EgressCall(
                at,
                method,
                target,
                path,
                purpose,
                tenant,
                jurisdiction,
                requestBytes,
                HexFormat.of().formatHex(digest.digest()),
                scan.found(),
                chat.seen(ending == EgressCall.Ending.ANSWERED),
                status,
                responseBytes,
                Duration.ofNanos(System.nanoTime() - startNanos),
                ending);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java lacks SHA-256", missing);
        }
    }
}
