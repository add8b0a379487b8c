package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedLibrariesTest {

    @Test
    void libraries_are_told_by_their_paths_and_the_loader_too() {
        String glibc = """
                /opt/java/bin/java:
                \tlinux-vdso.so.1 (0x00007ffd0f7f2000)
                \tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f2b3a5c1000)
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2b3a3e0000)
                \t/lib64/ld-linux-x86-64.so.2 (0x00007f2b3a5f3000)
                /opt/java/lib/libjava.so:
                \tlibjvm.so => not found
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2b3a3e0000)
                /opt/java/lib/static:
                \tnot a dynamic executable
                """;

        assertThat(SharedLibraries.in(glibc))
                .containsExactly(
                        Path.of("/lib/x86_64-linux-gnu/libc.so.6"),
                        Path.of("/lib/x86_64-linux-gnu/libz.so.1"),
                        Path.of("/lib64/ld-linux-x86-64.so.2"));
    }

    @Test
    void a_path_with_dots_is_told_once() {
        assertThat(SharedLibraries.in("\tlibjli.so => /opt/java/bin/../lib/libjli.so (0x00007f2b3a5c1000)\n"))
                .containsExactly(Path.of("/opt/java/lib/libjli.so"));
    }

    @Test
    void java_of_this_machine_is_linked_with_a_c_library() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ldd")), "needs ldd");

        assertThat(SharedLibraries.of(List.of(Path.of(System.getProperty("java.home"), "bin", "java"))))
                .allSatisfy(library -> assertThat(library).isRegularFile())
                .anySatisfy(
                        library -> assertThat(library.getFileName().toString()).startsWith("libc."));
    }

    @Test
    void what_is_linked_with_nothing_is_refused(@TempDir Path folder) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ldd")), "needs ldd");
        Path text = Files.writeString(folder.resolve("java"), "no program");

        assertThatThrownBy(() -> SharedLibraries.of(List.of(text)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ldd names no library");
    }
}
