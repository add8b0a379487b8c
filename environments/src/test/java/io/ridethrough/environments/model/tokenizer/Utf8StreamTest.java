package io.ridethrough.environments.model.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8StreamTest {

    @Test
    void a_character_is_held_back_until_its_last_byte() {
        Utf8Stream stream = new Utf8Stream();
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);

        assertThat(stream.append(new byte[] {'a', euro[0]})).isEqualTo("a");
        assertThat(stream.append(new byte[] {euro[1]})).isEmpty();
        assertThat(stream.append(new byte[] {euro[2], 'b'})).isEqualTo("€b");
        assertThat(stream.finish()).isEmpty();
    }

    @Test
    void an_unfinished_character_becomes_a_replacement_at_the_end() {
        Utf8Stream stream = new Utf8Stream();

        assertThat(stream.append(new byte[] {(byte) 0xe2, (byte) 0x82})).isEmpty();
        assertThat(stream.finish()).isEqualTo("\ufffd");
    }

    @Test
    void the_pieces_of_any_bytes_join_to_what_all_of_them_decode_to() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(30)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextBoolean() ? random.nextInt() : 0x80 + random.nextInt(0x78));
            }
            Utf8Stream stream = new Utf8Stream();
            StringBuilder text = new StringBuilder();
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + random.nextInt(4));
                text.append(stream.append(Arrays.copyOfRange(bytes, from, to)));
                from = to;
            }
            text.append(stream.finish());
            assertThat(text.toString()).as("seed %d", seed).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
