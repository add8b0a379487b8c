package io.ridethrough.faults.proxy.inference;

import static io.ridethrough.faults.proxy.inference.StageRig.eventStream;
import static io.ridethrough.faults.proxy.inference.StageRig.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.ridethrough.faults.proxy.inference.Part.Head;
import io.ridethrough.faults.proxy.toxics.InferenceAttributes.ModelVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelVersionStageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"m1\",\"choices\":[]} | {\"model\":\"m2\",\"choices\":[]}",
                "{ \"n\": 1.0e3, \"model\" : \"m\\u0031\" , \"choices\":[{\"model\":\"m1\"}]} "
                        + "| { \"n\": 1.0e3, \"model\" : \"m2\" , \"choices\":[{\"model\":\"m1\"}]}",
                "{\"choices\":[]} | {\"model\":\"m2\",\"choices\":[]}",
                "{\"model\":null} | {\"model\":\"m2\"}",
                "{\"model\":{\"a\":1},\"b\":2} | {\"model\":\"m2\",\"b\":2}",
                "{\"error\":\"busy\"} | {\"error\":\"busy\"}",
                "{} | {}",
                "[{\"model\":\"m1\"}] | [{\"model\":\"m1\"}]",
                "{\"model\":\"m1\" | {\"model\":\"m1\"",
                "[DONE] | [DONE]"
            })
    void the_outermost_model_is_another(String json, String expected) {
        assertThat(new ModelStamp("m2", "").on(json)).isEqualTo(expected);
    }

    @Test
    void a_fingerprint_is_replaced_or_added_where_one_is_configured() {
        ModelStamp stamp = new ModelStamp("", "fp\"2");
        assertThat(stamp.on("{\"system_fingerprint\":null,\"model\":\"m\",\"choices\":1}"))
                .isEqualTo("{\"system_fingerprint\":\"fp\\\"2\",\"model\":\"m\",\"choices\":1}");
        assertThat(stamp.on("{\"system_fingerprint\":1234,\"model\":\"m\"}"))
                .isEqualTo("{\"system_fingerprint\":\"fp\\\"2\",\"model\":\"m\"}");
        assertThat(new ModelStamp("m2", "fp").on("{\"choices\":[]}"))
                .isEqualTo("{\"model\":\"m2\",\"system_fingerprint\":\"fp\",\"choices\":[]}");
        assertThat(stamp.on("{\"model\":\"m\"}")).isEqualTo("{\"model\":\"m\"}");
        assertThat(new ModelStamp("", "").on("{\"model\":\"m\",\"choices\":[]}"))
                .isEqualTo("{\"model\":\"m\",\"choices\":[]}");
    }

    @Test
    void every_event_is_stamped_and_frames_stay_whole() {
        StageRig rig = new StageRig(new ModelVersion("m2", ""));
        rig.feed(0, eventStream())
                .frame(1, "id: 1\r\ndata:{\r\ndata:\"model\":\"m1\"}\r\n\r\n", "{\n\"model\":\"m1\"}")
                .frame(2, ": ping\n\n", "")
                .event(3, "{\"model\":\"m1\",\"choices\":[]}")
                .event(4, "[DONE]")
                .end(5);
        assertThat(rig.seen()).containsExactly("head@0", "event@1", "event@2", "event@3", "done@4", "end@5");
        assertThat(rig.body())
                .startsWith("id: 1\r\ndata:{\r\ndata:\"model\":\"m2\"}\r\n\r\n: ping\n\ndata: {")
                .endsWith("\n\ndata: {\"model\":\"m2\",\"choices\":[]}\n\ndata: [DONE]\n\n");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void documents_are_stamped_and_others_not_touched() {
        StageRig rig = new StageRig(new ModelVersion("m2", ""));
        assertThat(rig.stage.wantsDocuments()).isTrue();
        rig.document(0, "{\"model\":\"m1\",\"x\":\"ü\"}").end(0);
        rig.line.nextExchange();
        rig.document(1, "{\"error\":\"model\"}").end(1);
        rig.line.nextExchange();
        rig.document(2, "{\"model\":\"m2\"}").end(2);
        assertThat(rig.body()).isEqualTo("{\"model\":\"m2\",\"x\":\"ü\"}{\"error\":\"model\"}{\"model\":\"m2\"}");
        assertThat(rig.toxic.touched()).isEqualTo(1);
        rig.assertNothingHeld();
    }

    @Test
    void a_stream_of_known_length_is_sent_in_chunks_for_its_length_changes() {
        Head sized = eventStream();
        HttpUtil.setTransferEncodingChunked(sized.response(), false);
        HttpUtil.setContentLength(sized.response(), 100);
        StageRig rig = new StageRig(new ModelVersion("longer", ""));
        rig.feed(0, sized);
        assertThat(rig.lastResponse().headers().contains(HttpHeaderNames.CONTENT_LENGTH))
                .isFalse();
        assertThat(HttpUtil.isTransferEncodingChunked(rig.lastResponse())).isTrue();
        assertThat(HttpUtil.getContentLength(sized.response())).isEqualTo(100);

        Head plain = head(200, "text/plain");
        HttpUtil.setContentLength(plain.response(), 100);
        rig.feed(1, plain);
        assertThat(HttpUtil.getContentLength(rig.lastResponse())).isEqualTo(100);
    }
}
