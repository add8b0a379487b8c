package io.ridethrough.environments.containers;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The code of a process, jars and folders in order, to be laid out in an image. */
final class OwnClassPath {
    private final List<Path> entries;

    private OwnClassPath(List<Path> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Of this process. */
    static OwnClassPath ofThisProcess() throws IOException {
        return of(System.getProperty("java.class.path", ""));
    }

    /**
     * Of a class path as a JVM takes it, and what the manifests of its jars name; what is not there is left out.
     *
     * @throws IOException when a jar cannot be read
     */
    static OwnClassPath of(String classPath) throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                add(Path.of(entry).toAbsolutePath().normalize(), entries);
            }
        }
        return new OwnClassPath(new ArrayList<>(entries));
    }

    private static void add(Path entry, Set<Path> entries) throws IOException {
        if (!Files.exists(entry) || !entries.add(entry) || Files.isDirectory(entry)) {
            return;
        }
        for (URI named : named(entry)) {
            if ("file".equals(named.getScheme())) {
                add(Path.of(named).normalize(), entries);
            }
        }
    }

    private static List<URI> named(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            Manifest manifest = open.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null
                    ? List.of()
                    : Stream.of(names.split(" "))
                            .filter(name -> !name.isBlank())
                            .map(name -> jar.toUri().resolve(name))
                            .toList();
        }
    }

    /** In the order in which classes are looked for. */
    List<Path> entries() {
        return entries;
    }

    String digest() throws IOException {
        Digest digest = new Digest();
        for (Path entry : entries) {
            digest.add(entry.getFileName().toString());
            digest.add(entry);
        }
        return digest.hex();
    }

    /**
     * Copies all of it into a folder.
     *
     * @return the names there, in order
     */
    List<String> copyTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> names = new ArrayList<>();
        for (Path entry : entries) {
            // Two folders called `classes` are two entries.
            String name = "%03d-%s".formatted(names.size(), entry.getFileName());
            copy(entry, folder.resolve(name));
            names.add(name);
        }
        return names;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            Files.copy(from, to);
            return;
        }
        List<Path> all;
        try (Stream<Path> walked = Files.walk(from)) {
            all = walked.sorted().toList();
        }
        for (Path one : all) {
            Path copy = to.resolve(from.relativize(one).toString());
            if (Files.isDirectory(one)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(one, copy);
            }
        }
    }
}
