package io.ridethrough.stubs.store.knowledge;

import io.ridethrough.stubs.store.tenancy.Tenant;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits for each tenant. Nothing here prints one. */
public final class TenantKeys {
    /** The file beside a ledger on disk: a line for each tenant, {@code alpine=<64 hexadecimal digits>}. */
    public static final String FILE = "tenant-keys.properties";

    private static final int KEY_BYTES = 32;

    private final Map<Tenant, SecretKey> keys;

    private TenantKeys(Map<Tenant, byte[]> keys) {
        this.keys = new EnumMap<>(Tenant.class);
        keys.forEach((tenant, key) -> this.keys.put(tenant, new SecretKeySpec(key, "AES")));
    }

    /** New keys that nobody keeps. */
    public static TenantKeys generate() {
        return new TenantKeys(random());
    }

    /**
     * Reads the keys from the directory's key file; makes the file, readable by its owner alone, if there is none.
     * For one process at a time: whoever has the directory's ledger open.
     *
     * @throws IOException when it can be neither read nor made, or lacks a tenant's key
     */
    public static TenantKeys beside(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        // An empty one is of a process that was killed before it wrote; nothing was sealed with keys of its own.
        if (!Files.exists(file) || Files.size(file) == 0) {
            write(file, random());
        }
        Properties lines = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        Map<Tenant, byte[]> keys = new EnumMap<>(Tenant.class);
        for (Tenant tenant : Tenant.values()) {
            keys.put(
                    tenant,
                    key(file, tenant, lines.getProperty(tenant.label(), "").strip()));
        }
        return new TenantKeys(keys);
    }

    SecretKey of(Tenant tenant) {
        return Objects.requireNonNull(keys.get(tenant));
    }

    private static byte[] key(Path file, Tenant tenant, String digits) throws IOException {
        if (digits.length() != 2 * KEY_BYTES || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IOException(
                    file + " has no key of " + 2 * KEY_BYTES + " hexadecimal digits for " + tenant.label());
        }
        return HexFormat.of().parseHex(digits);
    }

    private static Map<Tenant, byte[]> random() {
        SecureRandom random = new SecureRandom();
        Map<Tenant, byte[]> keys = new EnumMap<>(Tenant.class);
        for (Tenant tenant : Tenant.values()) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            keys.put(tenant, key);
        }
        return keys;
    }

    private static void write(Path file, Map<Tenant, byte[]> keys) throws IOException {
        StringWriter lines = new StringWriter();
        keys.forEach((tenant, key) -> lines.append(tenant.label())
                .append('=')
                .append(HexFormat.of().formatHex(key))
                .append('\n'));
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        if (!Files.exists(file)) {
            Files.createFile(file, ownerOnly);
        }
        Files.writeString(file, lines.toString(), StandardCharsets.US_ASCII);
    }
}
