package io.ridethrough.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    @Test
    void orders_that_nobody_charges_are_told_apart_from_those_that_lack_a_charge() throws Exception {
        Path file = folder.resolve("ledger.json");
        Ledger ledger = new Ledger(
                List.of(new Ledger.Order("1", "9", "a@b.test", new BigDecimal("59.00"), "pending")),
                false,
                List.of(),
                List.of(),
                List.of());
        LedgerFile.write(file, ledger);

        assertThat(LedgerFile.read(file)).isEqualTo(ledger);
        List<Boolean> told = new ArrayList<>();
        LedgerFile.scan(file, new LedgerVisitor() {
            @Override
            public void charging(boolean isCharged) {
                told.add(isCharged);
            }

            @Override
            public void order(Ledger.Order order) {}

            @Override
            public void charge(Ledger.Charge charge) {}

            @Override
            public void stock(Ledger.Stock product) {}
        });
        assertThat(told).containsExactly(false);

        Files.writeString(file, "{\"orders\": [], \"charges\": []}");
        assertThat(LedgerFile.read(file).isCharged()).as("an older file").isTrue();
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
                    {"orders": [], "isCharged": 1, "charges": []}             | "isCharged" is neither true nor false
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
