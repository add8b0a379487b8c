package io.ridethrough.environments.egress;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** A call that is under way. Used by its connection's event loop alone. */
final class OpenCall {
    /** The first byte of a TLS connection: a record of the handshake (RFC 8446, section 5.1). */
    private static final int TLS_HANDSHAKE = 0x16;

    private final Instant at;
    private final long startNanos = System.nanoTime();
    private final String method;
    private final String target;
    private final String path;
    private final EgressCall.Said said;
    private final Canaries canaries;
    private final boolean isTunnel;
    private final MessageDigest digest = Sha256.digest();
    private final CanaryScan asked;
    private final ChatScan chat;
    private CanaryScan answered;
    private Optional<String> address = Optional.empty();
    private long requestBytes;
    private long responseBytes;
    private Optional<Integer> status = Optional.empty();
    private Optional<String> note = Optional.empty();
    private boolean isSealed;

    private OpenCall(Instant at, HttpRequest request, String target, String path, Canaries canaries, boolean isTunnel) {
        this.at = at;
        this.method = request.method().name();
        this.target = target;
        this.canaries = canaries;
        this.path = canaries.masked(path);
        HttpHeaders headers = request.headers();
        this.said = new EgressCall.Said(
                Optional.ofNullable(headers.get("X-Purpose")),
                Optional.ofNullable(headers.get("X-Tenant")),
                Optional.ofNullable(headers.get("X-Jurisdiction")));
        this.isTunnel = isTunnel;
        this.asked = CanaryScan.of(canaries, request);
        this.chat = new ChatScan(request, path);
        this.answered = CanaryScan.ofBytes(canaries);
    }

    static OpenCall of(Instant at, HttpRequest request, CallTarget to, Canaries canaries, boolean isTunnel) {
        return new OpenCall(at, request, to.text(), to.path(), canaries, isTunnel);
    }

    /** Of a request that does not say where to. */
    static OpenCall toNowhere(Instant at, HttpRequest request) {
        return new OpenCall(at, request, "", "", Canaries.NONE, false);
    }

    void isAt(InetAddress found) {
        address = Optional.of(found.getHostAddress());
    }

    void asked(ByteBuf content) {
        if (isTunnel && requestBytes == 0 && content.isReadable()) {
            isSealed = content.getUnsignedByte(content.readerIndex()) == TLS_HANDSHAKE;
        }
        requestBytes += content.readableBytes();
        if (!isSealed) {
            asked.saw(content);
        }
        if (!isTunnel) {
            chat.asked(content);
            digest.update(content.nioBuffer());
        }
    }

    void asked(HttpHeaders trailers) {
        asked.saw(trailers);
    }

    void answered(HttpResponse head) {
        status = Optional.of(head.status().code());
        answered = CanaryScan.of(canaries, head);
        chat.answered(head);
    }

    void answered(int code) {
        status = Optional.of(code);
    }

    void answered(ByteBuf content) {
        responseBytes += content.readableBytes();
        chat.answered(content);
        if (!isSealed) {
            answered.saw(content);
        }
    }

    void answered(HttpHeaders trailers) {
        answered.saw(trailers);
    }

    boolean isAnswered() {
        return status.isPresent();
    }

    OpenCall noting(String what) {
        note = Optional.of(what);
        return this;
    }

    EgressCall ended(EgressCall.Ending ending) {
        Optional<String> hash =
                isTunnel ? Optional.empty() : Optional.of(HexFormat.of().formatHex(digest.digest()));
        Optional<String> sealed = isSealed ? Optional.of("encrypted by caller and callee") : Optional.empty();
        return new EgressCall(
                at,
                method,
                target,
                address,
                path,
                said,
                new EgressCall.Passed(requestBytes, hash, looked(asked)),
                new EgressCall.Passed(responseBytes, Optional.empty(), looked(answered)),
                chat.seen(ending == EgressCall.Ending.ANSWERED),
                status,
                Duration.ofNanos(System.nanoTime() - startNanos),
                ending,
                note.or(() -> sealed));
    }

    private Sighting looked(CanaryScan scan) {
        Sighting found = scan.found();
        return new Sighting(found.ids(), found.isWhole() && !isSealed);
    }
}
