package io.ridethrough.environments.egress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "model.example.ch:443, Model.Example.CH, 443, true",
        "model.example.ch:443, model.example.ch, 444, false",
        "model.example.ch:443, model.example.ch.evil.net, 443, false",
        "*.example.ch:443,     a.example.ch, 443, true",
        "*.example.ch:443,     a.b.Example.ch, 443, true",
        "*.example.ch:443,     example.ch, 443, false",
        "*.example.ch:443,     .example.ch, 443, false",
        "*.example.ch:443,     notexample.ch, 443, false",
        "*.example.ch:443,     a.example.ch, 80, false",
        "10.20.0.0/16,         10.20.255.1, 9999, true",
        "10.20.0.0/16,         10.21.0.1, 9999, false",
        "10.20.0.0/16:443,     10.20.0.1, 80, false",
        "0.0.0.0/0,            203.0.113.9, 80, true",
        "10.20.0.0/16,         ten.example, 443, false",
        "[2001:db8::]/32:443,  2001:db8:1::7, 443, true",
        "[2001:db8::]/32:443,  2001:db9::7, 443, false",
        "[2001:db8::]/32,      10.20.0.1, 443, false",
        "[::]/0,               fe80::1, 80, true",
        "[2001:db8::1]:443,    2001:DB8:0::1, 443, true",
        "10.0.0.1:80,          10.0.0.1, 80, true"
    })
    void holds_what_lies_in_it_and_nothing_else(String place, String host, int port, boolean isHeld) {
        assertThat(Place.of(place).orElseThrow().holds(host, port)).isEqualTo(isHeld);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "model",
                "10.20.0.0",
                "10.20.0.0/33",
                "[::]/129",
                "ten.example/16",
                "a:b",
                "*:443x",
                "*:443",
                "a.*.b:1",
                "host:443/16",
                "a b:1",
                "a:0",
                "a:65536",
                "[ten.example]:1",
                "user@host:1"
            })
    void a_text_that_is_no_place_is_refused(String text) {
        assertThat(Place.of(text)).isEmpty();
    }
}
