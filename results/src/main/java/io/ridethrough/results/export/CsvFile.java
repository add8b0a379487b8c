package io.ridethrough.results.export;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * CSV as RFC 4180 has it, in UTF-8: lines end in CR LF, and a cell is quoted where it holds a comma, a quote or a line's end.
 * The file gets its name when it is whole.
 */
final class CsvFile implements Closeable {

    private final Path file;
    private final PartFile part;
    private final int columns;
    private final BufferedWriter out;
    private boolean isWhole;

    private CsvFile(Path file, PartFile part, int columns, BufferedWriter out) {
        this.file = file;
        this.part = part;
        this.columns = columns;
        this.out = out;
    }

    /**
     * Begins a file with its header.
     *
     * @throws java.nio.file.FileAlreadyExistsException when another export writes the same file
     */
    static CsvFile create(Path file, String... header) throws IOException {
        PartFile part = new PartFile(file);
        BufferedWriter out =
                Files.newBufferedWriter(part.path(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        CsvFile csv = new CsvFile(file, part, header.length, out);
        csv.row((Object[]) header);
        return csv;
    }

    void row(Object... cells) throws IOException {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells in " + columns + " columns of " + file);
        }
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(cell(String.valueOf(cells[i])));
        }
        out.write("\r\n");
    }

    private static String cell(String text) {
        boolean isPlain =
                text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    /** Says that every row is there: only then does {@link #close} give the file its name. */
    void finish() {
        isWhole = true;
    }

    @Override
    public void close() throws IOException {
        try (part) {
            out.close();
            if (isWhole) {
                part.giveName();
            }
        }
    }
}
