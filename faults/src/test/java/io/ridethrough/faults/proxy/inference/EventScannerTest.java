package io.ridethrough.faults.proxy.inference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventScannerTest {
    private static final String STREAM =
            "data: one\n\n: a comment\n\nid: 7\ndata: {\"a\":\ndata:1}\nevent: x\n\n\ndata\n\ndata: \u00e4\u20ac\n\n";
    private static final List<String> EVENTS = List.of(
            "data: one\n\n",
            ": a comment\n\n",
            "id: 7\ndata: {\"a\":\ndata:1}\nevent: x\n\n",
            "\n",
            "data\n\n",
            "data: \u00e4\u20ac\n\n");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void events_end_with_a_blank_line_wherever_the_stream_is_split(String lineEnd) {
        byte[] bytes = STREAM.replace("\n", lineEnd).getBytes(UTF_8);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second : new int[] {first, first + 1, first + 2, bytes.length}) {
                List<String> events = cut(bytes, first, Math.min(second, bytes.length));
                // A lone CR at the end of everything may still become a CRLF.
                assertThat(events)
                        .isEqualTo(EVENTS.stream()
                                .map(event -> event.replace("\n", lineEnd))
                                .toList());
            }
        }
    }

    @Test
    void a_blank_line_of_crlf_ends_with_its_lf_even_when_that_comes_later() {
        EventScanner scanner = new EventScanner();
        assertThat(scanner.scan(buffer("data: a\r\n\r"))).isEqualTo(-1);
        assertThat(scanner.isBetweenEvents()).isFalse();
        assertThat(scanner.scan(buffer("\ndata: b"))).isEqualTo(1);
    }

    @Test
    void a_blank_line_of_bare_cr_ends_at_once() {
        EventScanner scanner = new EventScanner();
        assertThat(scanner.scan(buffer("data: a\r\r"))).isEqualTo(9);
        assertThat(scanner.isBetweenEvents()).isTrue();
    }

    @Test
    void a_payload_is_what_the_data_lines_say() {
        assertThat(payload("data: one\n\n")).isEqualTo("one");
        assertThat(payload("\uFEFFdata:  two\r\ndata\r\ndata:three\r\n\r\n")).isEqualTo(" two\n\nthree");
        assertThat(payload("id: 1\ndatabase: x\n: data: y\n\n")).isEmpty();
        assertThat(payload("data:a\rdata:b\r\r")).isEqualTo("a\nb");
    }

    private static String payload(String frame) {
        return EventScanner.payload(buffer(frame));
    }

    private static List<String> cut(byte[] bytes, int first, int second) {
        EventScanner scanner = new EventScanner();
        List<String> events = new ArrayList<>();
        StringBuilder gathered = new StringBuilder();
        int[] from = {0, first, second};
        int[] to = {first, second, bytes.length};
        for (int i = 0; i < from.length; i++) {
            ByteBuf piece = Unpooled.wrappedBuffer(bytes, from[i], to[i] - from[i]);
            while (piece.isReadable()) {
                int end = scanner.scan(piece);
                int size = (end < 0 ? piece.writerIndex() : end) - piece.readerIndex();
                gathered.append(piece.readCharSequence(size, ISO_8859_1));
                if (end >= 0) {
                    events.add(utf8(gathered));
                    gathered.setLength(0);
                }
            }
        }
        if (!gathered.isEmpty()) {
            events.add(utf8(gathered));
        }
        return events;
    }

    private static String utf8(CharSequence latin) {
        return new String(latin.toString().getBytes(ISO_8859_1), UTF_8);
    }

    private static ByteBuf buffer(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }
}
