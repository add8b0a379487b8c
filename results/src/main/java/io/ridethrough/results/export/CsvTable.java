package io.ridethrough.results.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table as CSV as RFC 4180 has it, in UTF-8: lines end in CR LF, and a cell is quoted where it holds a comma, a quote or a
 * line's end. A moment is its number of microseconds, and a number that is not there an empty cell.
 */
final class CsvTable<T> implements TableFile<T> {

    private final PartFile part;
    private final List<Column<T>> columns;
    private final BufferedWriter out;
    private boolean isInLine;

    private CsvTable(PartFile part, List<Column<T>> columns, BufferedWriter out) {
        this.part = part;
        this.columns = columns;
        this.out = out;
    }

    /**
     * Begins a file with its header.
     *
     * @throws java.nio.file.FileAlreadyExistsException when another export writes the same file
     */
    static <T> CsvTable<T> create(Path file, Table<T> table) throws IOException {
        PartFile part = new PartFile(file);
        BufferedWriter out =
                Files.newBufferedWriter(part.path(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        CsvTable<T> csv = new CsvTable<>(part, table.columns(), out);
        for (Column<T> column : table.columns()) {
            csv.cell(column.name());
        }
        csv.endLine();
        return csv;
    }

    @Override
    public void row(T record) throws IOException {
        for (Column<T> column : columns) {
            cell(text(column.cell().apply(record)));
        }
        endLine();
    }

    private static String text(Object cell) {
        if (cell instanceof OptionalLong number) {
            return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
        }
        return String.valueOf(cell);
    }

    private void cell(String text) throws IOException {
        if (isInLine) {
            out.write(',');
        }
        out.write(quoted(text));
        isInLine = true;
    }

    private void endLine() throws IOException {
        out.write("\r\n");
        isInLine = false;
    }

    private static String quoted(String text) {
        boolean isPlain =
                text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void finish() {
        part.finish();
    }

    @Override
    public void close() throws IOException {
        part.close(out);
    }
}
