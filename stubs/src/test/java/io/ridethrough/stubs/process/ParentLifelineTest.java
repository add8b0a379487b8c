package io.ridethrough.stubs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentLifelineTest {
    @Test
    void holds_while_the_parent_holds_the_pipe_and_ends_with_it() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        PipedOutputStream parent = new PipedOutputStream();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ParentLifeline.watch(new PipedInputStream(parent), heard::add, ended::countDown);

        parent.write("still here\n".getBytes(StandardCharsets.US_ASCII));
        parent.flush();
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("still here");
        assertThat(ended.await(50, TimeUnit.MILLISECONDS)).isFalse();

        parent.close();
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_process_ends_by_itself_when_its_standard_input_closes() throws Exception {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-D" + ParentLifeline.PROPERTY + "=" + ParentLifeline.STDIN,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName())
                .start();
        assertThat(child.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();

        child.getOutputStream().close();

        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    static final class Sleeper {
        public static void main(String[] args) throws InterruptedException {
            ParentLifeline.exitWhenParentIsGone();
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            System.exit(3);
        }
    }
}
