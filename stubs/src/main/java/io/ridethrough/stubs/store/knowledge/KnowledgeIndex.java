package io.ridethrough.stubs.store.knowledge;

import io.ridethrough.stubs.store.ledger.Ledger;
import io.ridethrough.stubs.store.ledger.SealedEntry;
import io.ridethrough.stubs.store.ledger.Shop;
import io.ridethrough.stubs.store.tenancy.Client;
import io.ridethrough.stubs.store.tenancy.Tenant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Each tenant's texts with their vectors, sealed in the ledger, and found by closeness to a question.
 *
 * <p>A search opens every text that the client may see and sorts by cosine: exact, and cheap for the few
 * notes that a client has. It is no index for thousands of texts a client.
 */
public final class KnowledgeIndex {
    private final Ledger ledger;
    private final Sealing sealing;

    public KnowledgeIndex(Ledger ledger, TenantKeys keys) {
        this.ledger = ledger;
        this.sealing = new Sealing(keys);
    }

    private record Found(String text, double closeness) {}

    /**
     * The client's own notes that are closest to the question; none for a guest.
     *
     * @param most how many at most
     * @throws IllegalStateException when a note does not open with the key of the client's tenant
     */
    public List<String> notes(Client client, String question, int most) {
        return client.customer().isEmpty()
                ? List.of()
                : closest(new Sealing.Owner(client.tenant(), client.customer()), question, most);
    }

    /** The tenant's views of funds that are closest to the question. */
    public List<String> views(Tenant tenant, String question, int most) {
        return closest(new Sealing.Owner(tenant, OptionalLong.empty()), question, most);
    }

    /** Adds a client's note within a transaction. */
    void addNote(Shop shop, Tenant tenant, long customer, String text) throws SQLException {
        add(shop, new Sealing.Owner(tenant, OptionalLong.of(customer)), text);
    }

    /** Adds a view of the tenant's within a transaction. */
    void addView(Shop shop, Tenant tenant, String text) throws SQLException {
        add(shop, new Sealing.Owner(tenant, OptionalLong.empty()), text);
    }

    private void add(Shop shop, Sealing.Owner owner, String text) throws SQLException {
        shop.knowledge().add(new SealedEntry(owner.tenant(), owner.customer(), sealing.seal(owner, plain(text))));
    }

    private List<String> closest(Sealing.Owner owner, String question, int most) {
        float[] asked = HashedWords.of(question);
        return ledger
                .<List<SealedEntry>, RuntimeException>transact(
                        shop -> shop.knowledge().of(owner.tenant(), owner.customer()))
                .stream()
                .map(entry -> found(owner, entry, asked))
                .sorted(Comparator.comparingDouble(Found::closeness).reversed())
                .limit(most)
                .map(Found::text)
                .toList();
    }

    private Found found(Sealing.Owner owner, SealedEntry entry, float[] asked) {
        ByteBuffer plain;
        try {
            plain = ByteBuffer.wrap(sealing.open(owner, entry.sealed()));
        } catch (Sealing.DoesNotOpen wrongKey) {
            throw new IllegalStateException(
                    "a text of tenant " + owner.tenant().label() + " does not open with its key", wrongKey);
        }
        float[] vector = new float[HashedWords.DIMENSIONS];
        plain.asFloatBuffer().get(vector);
        plain.position(HashedWords.DIMENSIONS * Float.BYTES);
        return new Found(StandardCharsets.UTF_8.decode(plain).toString(), HashedWords.dot(asked, vector));
    }

    /** The vector, then the text: neither lies open beside the other. */
    private static byte[] plain(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(HashedWords.DIMENSIONS * Float.BYTES + letters.length);
        for (float number : HashedWords.of(text)) {
            plain.putFloat(number);
        }
        return plain.put(letters).array();
    }
}
