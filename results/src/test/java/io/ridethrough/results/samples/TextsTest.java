package io.ridethrough.results.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void the_same_text_keeps_its_id_and_the_empty_one_is_0() {
        Texts texts = new Texts(10);

        assertThat(texts.id("")).isZero();
        assertThat(texts.id("browse")).isEqualTo(1);
        assertThat(texts.id("place-order")).isEqualTo(2);
        assertThat(texts.id("browse")).isEqualTo(1);
    }

    @Test
    void texts_beyond_the_limit_share_a_stand_in() {
        Texts texts = new Texts(4);

        assertThat(texts.id("a")).isEqualTo(1);
        assertThat(texts.id("b")).isEqualTo(2);
        assertThat(texts.id("c")).isEqualTo(3);
        assertThat(texts.id("d")).isEqualTo(3);
        assertThat(texts.id("a")).isEqualTo(1);
        assertThat(texts.size()).isEqualTo(4);
    }

    @Test
    void a_long_text_is_cut() {
        Texts texts = new Texts(10);

        assertThat(texts.id("x".repeat(Texts.MAX_LENGTH) + "1"))
                .isEqualTo(texts.id("x".repeat(Texts.MAX_LENGTH) + "2"));
    }
}
