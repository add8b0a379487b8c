package io.ridethrough.results.export;

import com.jerolba.carpet.CarpetReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** Reads Parquet with the libraries' own readers. */
final class ParquetRows {

    private ParquetRows() {}

    /** A file's names and cells as the CSV export would write them. */
    static List<List<String>> asCsv(Path file) throws IOException {
        List<String> header = columns(file).stream().map(SchemaElement::getName).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(header);
        for (Map<?, ?> row : rows(file)) {
            rows.add(header.stream().map(column -> text(row.get(column))).toList());
        }
        return rows;
    }

    @SuppressWarnings("rawtypes")
    static List<Map> rows(Path file) throws IOException {
        return new CarpetReader.Builder<>(file.toFile(), Map.class)
                .withCodecFactory(new PlainGunzip())
                .build()
                .toList();
    }

    private static String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return String.valueOf(
                cell instanceof Instant moment ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, moment) : cell);
    }

    /** The end of a file, by the format alone: its length stands before the last four bytes. */
    static FileMetaData footer(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length - 2 * Integer.BYTES;
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
        return Util.readFileMetaData(new ByteArrayInputStream(bytes, end - length, length));
    }

    /** The columns of a file; before them stands the message that they are of. */
    static List<SchemaElement> columns(Path file) throws IOException {
        return footer(file).getSchema().stream().skip(1).toList();
    }
}
