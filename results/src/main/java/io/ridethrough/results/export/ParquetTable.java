package io.ridethrough.results.export;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.TimeUnit;
import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/**
 * A table as a Parquet file of format 1, compressed with GZIP. A moment is a timestamp in microseconds, UTC; a number has 64
 * bits, and one that is not there is null.
 */
final class ParquetTable<T> implements TableFile<T> {

    /** So much is held until it is written: an export has two tables open at once, in the launcher's 512 MB. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final PartFile part;
    private final OutputStream out;
    private final CarpetWriter<T> writer;

    private ParquetTable(PartFile part, OutputStream out, CarpetWriter<T> writer) {
        this.part = part;
        this.out = out;
        this.writer = writer;
    }

    /**
     * Begins a file.
     *
     * @throws java.nio.file.FileAlreadyExistsException when another export writes the same file
     */
    static <T> ParquetTable<T> create(Path file, Table<T> table) throws IOException {
        PartFile part = new PartFile(file);
        OutputStream out = Files.newOutputStream(part.path(), StandardOpenOption.CREATE_NEW);
        CarpetWriter<T> writer = new CarpetWriter.Builder<>(out, table.source())
                .withWriteRecordModel(model(table))
                .withDefaultTimeUnit(TimeUnit.MICROS)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withCodecFactory(new PlainGzip())
                .build();
        return new ParquetTable<>(part, out, writer);
    }

    private static <T> WriteRecordModelType<T> model(Table<T> table) {
        WriteRecordModelType<T> model = FieldTypes.writeRecordModel(table.source());
        for (Column<T> column : table.columns()) {
            model.withField(column.name(), type(column.kind()), record -> value(column, record));
        }
        return model;
    }

    private static FieldType type(Column.Kind kind) {
        return switch (kind) {
            case TEXT -> FieldTypes.STRING.notNull();
            case NUMBER -> FieldTypes.LONG.notNull();
            case OPTIONAL_NUMBER -> FieldTypes.LONG;
            case FLAG -> FieldTypes.BOOLEAN.notNull();
            case MOMENT -> FieldTypes.INSTANT.notNull();
        };
    }

    private static <T> @Nullable Object value(Column<T> column, T record) {
        Object cell = column.cell().apply(record);
        if (cell instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : null;
        }
        return column.kind() == Column.Kind.MOMENT ? Instant.EPOCH.plus((Long) cell, ChronoUnit.MICROS) : cell;
    }

    @Override
    public void row(T record) throws IOException {
        writer.write(record);
    }

    @Override
    public void finish() {
        part.finish();
    }

    @Override
    public void close() throws IOException {
        part.close(() -> {
            try (out) {
                writer.close();
            }
        });
    }
}
