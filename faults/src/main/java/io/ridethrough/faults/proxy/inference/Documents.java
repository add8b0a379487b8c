package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.ridethrough.faults.proxy.inference.Part.Document;

/** Documents as text; JSON is in UTF-8 (RFC 8259, section 8.1). */
final class Documents {

    private Documents() {}

    static String textOf(Document document) {
        return document.body().toString(UTF_8);
    }

    /** Takes over the document. */
    static Document withText(Document document, String json) {
        document.release();
        return new Document(document.response(), Unpooled.copiedBuffer(json, UTF_8));
    }
}
