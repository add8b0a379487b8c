package io.ridethrough.stubs.store.shop;

import io.ridethrough.stubs.store.ledger.Address;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The states of the United States with Magento's numbers, from {@code us-regions.csv}. */
public final class Regions {
    private final List<Address.Region> regions;

    private Regions(List<Address.Region> regions) {
        this.regions = regions;
    }

    public static Regions load() {
        try (InputStream file = Regions.class.getResourceAsStream("us-regions.csv")) {
            if (file == null) {
                throw new IllegalStateException("us-regions.csv is not on the class path");
            }
            return new Regions(new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.split(",", 3))
                    .map(row -> new Address.Region(row[1], row[2], Integer.parseInt(row[0])))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** By name. */
    public List<Address.Region> all() {
        return regions;
    }

    /** By code, such as {@code TX}, or by name. */
    public Optional<Address.Region> named(String codeOrLabel) {
        return regions.stream()
                .filter(region -> region.code().equalsIgnoreCase(codeOrLabel)
                        || region.label().equalsIgnoreCase(codeOrLabel))
                .findFirst();
    }

    public Optional<Address.Region> numbered(int id) {
        return regions.stream().filter(region -> region.id() == id).findFirst();
    }
}
