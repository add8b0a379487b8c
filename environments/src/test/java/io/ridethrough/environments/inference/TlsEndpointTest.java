package io.ridethrough.environments.inference;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.ridethrough.stubs.chat.ChatScript;
import io.ridethrough.stubs.chat.ScriptedChatServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over https, with a certificate that the JDK's own tool makes for the test. */
@Timeout(60)
class TlsEndpointTest {
    private static final String PASSWORD = "changeit";
    private static final ChatScript SCRIPT = ChatScript.steady(Duration.ZERO, Duration.ZERO, 2);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makes_a_key() throws Exception {
        for (String name : new String[] {"ours", "others"}) {
            int status = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "SAN=IP:127.0.0.1",
                            "-keystore",
                            folder.resolve(name).toString(),
                            "-storepass",
                            PASSWORD,
                            "-storetype",
                            "PKCS12")
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            assertThat(status).isZero();
        }
    }

    private static KeyStore store(String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static SslContext trusting(String name) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(name));
        return SslContextBuilder.forClient().trustManager(trust).build();
    }

    private static ChatOutcome asked(Optional<SslContext> client) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("ours"), PASSWORD.toCharArray());
        SslContext serving = SslContextBuilder.forServer(keys).build();
        try (ScriptedChatServer server = ScriptedChatServer.start(request -> SCRIPT, Optional.of(serving))) {
            EndpointSettings settings = EndpointSettings.at(server.address());
            try (ChatEndpoint endpoint = client.isPresent()
                    ? NettyChatEndpoint.connect(settings, client)
                    : NettyChatEndpoint.connect(settings)) {
                return endpoint.ask(ChatQuestion.greedy("?", 2)).get(20, SECONDS);
            }
        }
    }

    @Test
    void a_trusted_server_is_asked() throws Exception {
        ChatOutcome outcome = asked(Optional.of(trusting("ours")));

        assertThat(outcome.ending()).as(outcome.problem()).isEqualTo(Ending.COMPLETE);
        assertThat(outcome.pieceNanos()).hasSize(2);
    }

    @Test
    void a_server_that_is_not_trusted_is_not_asked() throws Exception {
        for (Optional<SslContext> client : List.of(Optional.of(trusting("others")), Optional.<SslContext>empty())) {
            ChatOutcome outcome = asked(client);

            assertThat(outcome.ending()).isEqualTo(Ending.NOT_CONNECTED);
            assertThat(outcome.problem()).startsWith("no TLS");
        }
    }
}
