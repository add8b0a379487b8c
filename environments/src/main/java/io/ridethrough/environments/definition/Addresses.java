package io.ridethrough.environments.definition;

import io.ridethrough.environments.yaml.YamlValue;
import java.net.URI;

/** Reads addresses of what runs elsewhere. */
final class Addresses {
    /** Stands in for an address that could not be read. */
    static final URI NOWHERE = URI.create("http://127.0.0.1:0");

    private Addresses() {}

    /** {@code http://HOST:PORT/PATH} or {@code https://…}, without a trailing slash, user, query or fragment. */
    static URI read(YamlValue value) {
        String text = value.text();
        return text.isEmpty() ? NOWHERE : of(text, value);
    }

    /** As {@link #read(YamlValue)}, of one page, whose query may be part of what is asked, as in {@code /status?json}. */
    static URI page(YamlValue value) {
        String text = value.text();
        return text.isEmpty() ? NOWHERE : of(text, value, true);
    }

    /** A Toxiproxy API's, which has no path and speaks plain HTTP. */
    static URI api(YamlValue value) {
        URI address = read(value);
        if (!address.equals(NOWHERE)
                && (!"http".equals(address.getScheme())
                        || address.getPort() < 0
                        || !address.getRawPath().isEmpty())) {
            value.mistake("`" + address + "` is not of the form `http://HOST:PORT`");
        }
        return address;
    }

    /** @param value told when the text is no address */
    static URI of(String text, YamlValue value) {
        return of(text, value, false);
    }

    private static URI of(String text, YamlValue value, boolean mayHaveQuery) {
        try {
            URI address = URI.create(text.replaceFirst("/+$", ""));
            boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (isWeb
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && (mayHaveQuery || address.getRawQuery() == null)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below like whatever else is no address.
            return wrong(value, mayHaveQuery);
        }
        return wrong(value, mayHaveQuery);
    }

    /** The text is not repeated: it may hold a password. */
    private static URI wrong(YamlValue value, boolean mayHaveQuery) {
        value.mistake("is no address: write `http://HOST:PORT/PATH` or `https://…`, without a user"
                + (mayHaveQuery ? " or fragment" : ", query or fragment"));
        return NOWHERE;
    }
}
