package io.ridethrough.results.capacity.study;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ridethrough.results.run.RunJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A study as its file {@code study.json} keeps it: what was fixed, and the runs that are there.
 *
 * @param format version of the file's format, {@value #FORMAT} today
 * @param id name of the study's folder
 * @param startedAt when it began
 * @param terms what was fixed
 * @param blocks the runs that are over, in order
 * @param isComplete whether everything was played that was to be
 */
public record StudyRecord(
        int format, String id, Instant startedAt, StudyTerms terms, List<StudyBlock> blocks, boolean isComplete) {
    /** The version that this code writes and reads. */
    public static final int FORMAT = 1;

    public StudyRecord {
        blocks = List.copyOf(blocks);
    }

    /** A study of which nothing has been played. */
    public static StudyRecord begun(String id, Instant startedAt, StudyTerms terms) {
        return new StudyRecord(FORMAT, id, startedAt, terms, List.of(), false);
    }

    /** The same with one more run. */
    public StudyRecord with(StudyBlock block) {
        return new StudyRecord(
                format,
                id,
                startedAt,
                terms,
                Stream.concat(blocks.stream(), Stream.of(block)).toList(),
                false);
    }

    /** The same, of which nothing is left to play. */
    public StudyRecord completed() {
        return new StudyRecord(format, id, startedAt, terms, blocks, true);
    }

    /** The runs of a kind, in order. */
    public List<StudyBlock> blocks(StudyBlock.Kind kind) {
        return blocks.stream().filter(block -> block.kind() == kind).toList();
    }

    /** How long its runs took together. */
    @JsonIgnore
    public Duration spent() {
        return blocks.stream().map(StudyBlock::spent).reduce(Duration.ZERO, Duration::plus);
    }

    static StudyRecord read(Path file) throws IOException {
        StudyRecord record = RunJson.read(file, StudyRecord.class);
        if (record.format != FORMAT) {
            throw new IOException(file + " has format " + record.format + "; this version reads format " + FORMAT);
        }
        return record;
    }
}
