package io.ridethrough.results.capacity.study;

import io.ridethrough.results.run.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** The studies that lie beside the runs that they are made of: each a folder with a {@code study.json}. */
public record StudyFolder(Path runs) {
    private static final String FILE = "study.json";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int MOST_IN_ONE_SECOND = 100;

    /** The folder of the study of that id, there or not. */
    public Path of(String id) {
        return runs.resolve(id);
    }

    /** Where that study is kept. */
    public Path file(String id) {
        return of(id).resolve(FILE);
    }

    /** Ids, oldest first; none when there is no folder. */
    public List<String> ids() throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /**
     * The study of that id.
     *
     * @throws IOException when there is none, or it is damaged or of another format: a message of one line
     */
    public StudyRecord read(String id) throws IOException {
        return StudyRecord.read(file(id));
    }

    /** Makes the folder of a new study, named by its start and its environment; returns its id. */
    public String create(Instant startedAt, String environment) throws IOException {
        Files.createDirectories(runs);
        String stem = STAMP.format(startedAt) + "-capacity-" + environment;
        for (int i = 1; i <= MOST_IN_ONE_SECOND; i++) {
            String id = i == 1 ? stem : stem + "-" + i;
            if (!Files.exists(of(id))) {
                Files.createDirectory(of(id));
                return id;
            }
        }
        throw new IOException("too many studies of " + environment + " began in one second in " + runs);
    }

    /** Writes it, whole or not at all. */
    public void write(StudyRecord record) throws IOException {
        RunJson.write(file(record.id()), record);
    }
}
