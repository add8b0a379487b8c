package io.ridethrough.results.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "model.example.ch:443, Model.Example.CH:443, true",
        "model.example.ch:443, model.example.ch:444, false",
        "model.example.ch:443, model.example.ch.evil.net:443, false",
        "model.example.ch:80,  model.example.ch, true",
        "10.20.0.0/16,         10.20.255.1:9999, true",
        "10.20.0.0/16,         10.21.0.1:9999, false",
        "10.20.0.0/16:443,     10.20.0.1:443, true",
        "10.20.0.0/16:443,     10.20.0.1:80, false",
        "10.20.0.0/15,         10.21.0.1:80, true",
        "0.0.0.0/0,            203.0.113.9:80, true",
        "10.20.0.0/16,         ten.example:443, false",
        "[2001:db8::]/32:443,  [2001:db8:1::7]:443, true",
        "[2001:db8::]/32:443,  [2001:db9::7]:443, false",
        "[2001:db8::]/32,      10.20.0.1:443, false",
        "10.20.0.1:443,        user@10.20.0.1:443, true",
        "10.20.0.1:443,        10.20.0.1:443@evil.net:443, false",
        "[::]/0,               [fe80::1]:80, true",
        "[2001:db8::1]:443,    [2001:DB8::1]:443, true",
        "10.20.0.0/16,         10.20.0.256:1, false",
        "10.20.0.0/16,         10.20.1:1, false",
        "[2001:db8::]/32,      [2001:db8:1]:1, false",
        "[2001:db8::]/32,      [2001:db8::1::2]:1, false",
        "10.20.0.0/16,         10.20.0.0/16, false",
        "*.example.ch:443,     a.b.Example.ch:443, true",
        "*.example.ch:443,     example.ch:443, false",
        "*.example.ch:443,     .example.ch:443, false",
        "*.example.ch:443,     notexample.ch:443, false",
        "*.example.ch:443,     a.example.ch.evil.net:443, false",
        "[2001:db8::1]:443,    [2001:db8:0:0::1]:443, true",
        "10.20.0.1:443,        10.20.0.2:443, false"
    })
    void holds_what_lies_in_it_and_nothing_else(String place, String target, boolean isHeld) {
        assertThat(Place.of(place).holds(target)).isEqualTo(isHeld);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16,    ten.example:443, 10.20.3.4, true",
        "10.20.0.0/16,    ten.example:443, 10.21.3.4, false",
        "10.20.0.0/16:80, ten.example:443, 10.20.3.4, false",
        "[2001:db8::]/32, ten.example:443, 2001:db8:0:0:0:0:0:7, true",
        "10.20.0.0/16,    192.0.2.1:443,   10.20.3.4, false",
        "10.20.0.1:443,   ten.example:443, 10.20.0.1, true"
    })
    void a_range_holds_a_name_by_the_address_that_was_written_down(
            String place, String target, String address, boolean isHeld) {
        assertThat(Place.of(place).holds(target, address)).isEqualTo(isHeld);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "model",
                "10.20.0.0",
                "10.20.0.0/33",
                "ten.example/16",
                "a:b",
                "*:443x",
                "*:443",
                "a.*.b:1",
                "*.*.b:1",
                "host:443/16",
                "a b:1"
            })
    void a_text_that_is_no_place_is_refused(String text) {
        assertThatThrownBy(() -> Place.of(text)).isInstanceOf(Unjudgeable.class).hasMessageContaining(text);
    }
}
