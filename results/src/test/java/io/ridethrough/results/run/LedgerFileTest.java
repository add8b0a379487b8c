package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerFileTest {

    @TempDir
    Path folder;

    @Test
    void an_amount_keeps_the_places_it_was_written_with() throws Exception {
        Path file = folder.resolve("ledger.json");
        Ledger ledger = new Ledger(
                List.of(new Ledger.Order("1", "9", "a@b.test", new BigDecimal("59.00"), "processing")),
                List.of(new Ledger.Charge("c", "1", new BigDecimal("59.0"))),
                List.of(),
                List.of());
        LedgerFile.write(file, ledger);

        assertThat(LedgerFile.read(file)).isEqualTo(ledger);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"orders": [], "charges": [], "sold": []}                 | nothing in a ledger is called "sold"
                    {"orders": []}                                            | it needs "orders" and "charges"
                    {"orders": null, "charges": []}                           | "orders" is not a list
                    {"orders": [], "charges": [null]}                         | "charges" holds something else
                    {"orders": [], "charges": [{"id": "c"}]}                  | order
                    {"orders": [], "charges": [{"id": "c", "order": "1"}]}    | amount
                    {"orders": [], "charges": []} {}                          | not one JSON object
                    []                                                        | not one JSON object
                    {"orders": [                                              | ledger.json
                    """)
    void what_is_no_ledger_is_refused_with_its_file_and_why(String written, String why) throws IOException {
        Path file = folder.resolve("ledger.json");
        Files.writeString(file, written);

        assertThatThrownBy(() -> LedgerFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ledger.json")
                .hasMessageContaining(why);
    }
}
