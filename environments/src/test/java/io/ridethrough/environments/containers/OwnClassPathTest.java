package io.ridethrough.environments.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnClassPathTest {
    @TempDir
    private Path folder;

    @Test
    void what_a_launchers_jar_names_comes_after_it_in_its_order() throws IOException {
        Path second = jar("lib/second.jar", "", "2");
        Path first = jar("lib/first.jar", "second.jar", "1");
        Path launcher = jar("launcher.jar", "lib/first.jar lib/missing.jar lib/second.jar", "0");

        assertThat(OwnClassPath.of(launcher.toString()).entries()).containsExactly(launcher, first, second);
    }

    @Test
    void folders_of_one_name_stay_two_entries() throws IOException {
        Path one = classes("one/classes", "a/A.class", "1");
        Path other = classes("other/classes", "b/B.class", "2");
        OwnClassPath code =
                OwnClassPath.of(one + File.pathSeparator + other + File.pathSeparator + folder.resolve("no"));

        assertThat(code.copyTo(folder.resolve("copy"))).containsExactly("000-classes", "001-classes");

        assertThat(folder.resolve("copy/000-classes/a/A.class")).hasContent("1");
        assertThat(folder.resolve("copy/001-classes/b/B.class")).hasContent("2");
    }

    @Test
    void the_digest_changes_with_content_name_and_order_and_with_nothing_else() throws IOException {
        Path one = classes("one/classes", "a/A.class", "1");
        Path other = classes("other/code", "a/A.class", "1");
        String digest = OwnClassPath.of(one + File.pathSeparator + other).digest();

        assertThat(OwnClassPath.of(one + File.pathSeparator + other).digest()).isEqualTo(digest);
        assertThat(OwnClassPath.of(other + File.pathSeparator + one).digest()).isNotEqualTo(digest);
        Files.move(one.resolve("a/A.class"), one.resolve("a/B.class"));
        assertThat(OwnClassPath.of(one + File.pathSeparator + other).digest()).isNotEqualTo(digest);
        Files.move(one.resolve("a/B.class"), one.resolve("a/A.class"));
        assertThat(OwnClassPath.of(one + File.pathSeparator + other).digest()).isEqualTo(digest);
        Files.writeString(one.resolve("a/A.class"), "2");
        assertThat(OwnClassPath.of(one + File.pathSeparator + other).digest()).isNotEqualTo(digest);
    }

    @Test
    void an_image_of_code_has_a_file_of_arguments_that_names_it_in_order() throws IOException {
        Path one = jar("one.jar", "", "1");
        Path other = classes("other/classes", "a/A.class", "2");

        PartsImage.layOut(OwnClassPath.of(one + File.pathSeparator + other), folder.resolve("context"));

        assertThat(folder.resolve("context/code/class-path"))
                .hasContent("-cp \"/opt/ridethrough/lib/000-one.jar:/opt/ridethrough/lib/001-classes\"\n");
        assertThat(folder.resolve("context/code/lib/000-one.jar")).hasSameBinaryContentAs(one);
    }

    private Path classes(String name, String file, String content) throws IOException {
        Path classes = folder.resolve(name);
        Files.createDirectories(classes.resolve(file).getParent());
        Files.writeString(classes.resolve(file), content);
        return classes;
    }

    private Path jar(String name, String classPath, String content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!classPath.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new ZipEntry("content"));
            out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return jar;
    }
}
