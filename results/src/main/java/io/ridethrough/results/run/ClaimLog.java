package io.ridethrough.results.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code claims.ndjson}: what clients were told about their orders, one {@link Claim} a line. */
public final class ClaimLog {

    /** Largest file: some four million claims. */
    public static final long LARGEST_BYTES = 1024L * 1024 * 1024;

    private static final LineFile.Format<Claim> FORMAT = RunJson.format(ClaimLog::write);

    private ClaimLog() {}

    /**
     * Creates a run's log.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the run has one
     */
    public static LineLog<Claim> create(Path file) throws IOException {
        return LineLog.create(file, LARGEST_BYTES, FORMAT);
    }

    private static void write(Claim claim, JsonGenerator json) throws IOException {
        json.writeNumberField("at", claim.at());
        json.writeStringField("flow", claim.flow());
        json.writeNumberField("user", claim.user());
        json.writeStringField("email", claim.email());
        json.writeStringField("cart", claim.cart());
        json.writeStringField("order", claim.order());
        json.writeStringField("answer", claim.answer().name());
    }

    /**
     * Reads the claims in the order of their writing, without a last line that a crash tore.
     *
     * @throws IOException when the file is missing, or a complete line is not a claim: the message names the line
     */
    public static List<Claim> read(Path file) throws IOException {
        return LineFile.parsed(file, RunJson.lines(Claim.class));
    }

    /**
     * Hands the claims to a visitor in the order of their writing.
     *
     * @return whether the file ends at a line's end
     * @throws IOException as {@link #read}, or what the visitor throws
     */
    public static boolean scan(Path file, RecordVisitor<Claim> visitor) throws IOException {
        LineFile.Parser<Claim> parser = RunJson.lines(Claim.class);
        return LineFile.forEachLine(file, line -> visitor.visit(parser.parse(line)));
    }
}
