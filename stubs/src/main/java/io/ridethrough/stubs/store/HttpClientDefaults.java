package io.ridethrough.stubs.store;

/**
 * The JDK client's settings that only system properties reach. To be applied before its first use.
 */
final class HttpClientDefaults {
    private HttpClientDefaults() {}

    static void apply() {
        // One call is one attempt on the wire: a refused connection is not tried a second time unasked.
        System.setProperty("jdk.httpclient.disableRetryConnect", "true");
        // An idle connection that the other side has meanwhile closed would fail the next call.
        System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    }
}
