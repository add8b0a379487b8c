package io.ridethrough.faults.proxy;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** API requests drawn at random: most nearly right, so that they get far, some plain nonsense. */
final class FuzzedRequests {
    private static final List<String> METHODS =
            List.of("GET", "POST", "POST", "POST", "PATCH", "PATCH", "DELETE", "HEAD", "PUT", "OPTIONS", "BREW");
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "a b", "é", "☃", "x/y", "+", "%", ".", "..");
    private static final List<String> TYPES = List.of(
            "latency", "timeout", "reset_peer", "bandwidth", "slow_close", "slicer", "limit_data", "noop", "magic");
    private static final List<String> FIELDS = List.of(
            "name",
            "type",
            "stream",
            "toxicity",
            "attributes",
            "listen",
            "upstream",
            "enabled",
            "toxics",
            "http",
            "point_header",
            "latency",
            "jitter",
            "distribution",
            "histogram",
            "rate",
            "timeout",
            "delay",
            "bytes",
            "average_size",
            "size_variation",
            "Name",
            "UPSTREAM",
            "",
            "unknown");
    private static final List<String> WILD = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e400",
            "-1e-400",
            "NaN",
            "Infinity",
            "9223372036854775808",
            "1.0",
            "0.1",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e☃💥\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"127.0.0.1:0\"",
            "\"127.0.0.1:99999\"",
            "\"::1\"",
            "\"[::1\"",
            "\"10.0.0.1:1\"",
            "\"upstream\"",
            "\"histogram\"",
            "'a'");

    private final Random random;
    private final int takenPort;
    private final String upstream;

    FuzzedRequests(Random random, int takenPort, String upstream) {
        this.random = random;
        this.takenPort = takenPort;
        this.upstream = upstream;
    }

    /** Its body is cut in print, as it can be large. */
    record Request(String method, String target, byte[] bytes) {
        boolean isHead() {
            return method.equals("HEAD");
        }

        @Override
        public String toString() {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.substring(0, Math.min(text.length(), 500));
        }
    }

    Request next() {
        String method = pick(METHODS);
        String target = target();
        byte[] body = body(target).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0 && body.length > 0) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        String head =
                method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return new Request(method, target, bytes.toByteArray());
    }

    private String target() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> "/proxies";
            case 2 -> "/populate";
            case 3, 4 -> "/proxies/" + encoded(pick(NAMES));
            case 5, 6, 7 -> "/proxies/" + encoded(pick(NAMES)) + "/toxics";
            case 8, 9 -> "/proxies/" + encoded(pick(NAMES)) + "/toxics/" + encoded(pick(NAMES));
            case 10 -> pick(List.of("/version", "/metrics", "/reset", "/leases/renew"));
            default ->
                pick(List.of(
                        "/",
                        "//",
                        "/proxies/",
                        "/%",
                        "/%zz",
                        "/proxies/%00",
                        "/" + "p".repeat(3000),
                        "/a/b/c/d/e",
                        "*",
                        "/proxies?a=%",
                        "/" + "x".repeat(9000)));
        };
    }

    private String body(String target) {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> pick(WILD);
            case 2 -> "{".repeat(random.nextInt(2000)) + "[".repeat(random.nextInt(2000));
            case 3 -> whole(target).substring(random.nextInt(5));
            case 4 -> "{\"name\":\"" + "n".repeat(random.nextInt(5000)) + "\",\"upstream\":" + pick(WILD) + "}";
            case 5 -> "{\"name\":" + "9".repeat(random.nextInt(3000)) + "}";
            case 6 -> object(5);
            default -> whole(target);
        };
    }

    private String whole(String target) {
        if (target.endsWith("/toxics") || target.contains("/toxics/")) {
            return toxic();
        }
        return target.equals("/populate") ? "[" + proxy() + "," + proxy() + "]" : proxy();
    }

    private String proxy() {
        String listen = random.nextInt(20) == 0 ? "127.0.0.1:" + takenPort : "127.0.0.1:0";
        return "{" + field("name", quoted(pick(NAMES))) + "," + field("listen", quoted(listen)) + ","
                + field("upstream", quoted(upstream)) + "," + field("enabled", String.valueOf(random.nextBoolean()))
                + ","
                + field("toxics", random.nextInt(3) == 0 ? "[" + toxic() + "]" : "null") + extra() + "}";
    }

    private String toxic() {
        return "{" + field("name", quoted(pick(NAMES))) + "," + field("type", quoted(pick(TYPES))) + ","
                + field("stream", quoted(random.nextBoolean() ? "upstream" : "downstream")) + ","
                + field("toxicity", String.valueOf(random.nextFloat())) + ","
                + field("attributes", random.nextBoolean() ? "{" + field(pick(FIELDS), number()) + "}" : object(2))
                + extra() + "}";
    }

    /** Now and then with a value that does not belong there. */
    private String field(String name, String value) {
        return quoted(name) + ":" + (random.nextInt(15) == 0 ? pick(WILD) : value);
    }

    private String extra() {
        return random.nextInt(5) == 0 ? "," + quoted(pick(FIELDS)) + ":" + value(2) : "";
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(5); i > 0; i--) {
            json.append(json.length() > 1 ? "," : "")
                    .append(quoted(pick(FIELDS)))
                    .append(':')
                    .append(value(depth));
        }
        return json.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> number();
            case 1 -> pick(WILD);
            case 2 -> quoted(pick(NAMES));
            case 3 -> "[" + value(depth - 1) + "]";
            default -> object(depth - 1);
        };
    }

    private String number() {
        return String.valueOf(random.nextInt(10) == 0 ? random.nextLong() : random.nextInt(1000));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
