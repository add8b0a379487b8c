package io.ridethrough.environments.model.gguf;

import io.ridethrough.environments.model.gguf.GgufFields.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A sound file made wrong by a seed.
 *
 * @param how in words, for a failure's message
 */
record FuzzedFile(String how, ByteBuffer bytes) {
    private static final long[] ABSURD = {
        0,
        1,
        -1,
        2,
        255,
        65_536,
        Integer.MAX_VALUE,
        1L << 31,
        1L << 32,
        (1L << 32) + 1,
        1L << 40,
        1L << 61,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    FuzzedFile(String how, byte[] bytes) {
        this(how, ByteBuffer.wrap(bytes));
    }

    int length() {
        return bytes.remaining();
    }

    static FuzzedFile of(byte[] sound, GgufFields head, long seed) {
        Random random = new Random(seed);
        Field field = field(head.fields(), random);
        return switch ((int) (seed % 8)) {
            case 0 -> cut(sound, field.offset() + random.nextInt(field.width() + 1), "at a " + field.what());
            case 1 -> cut(sound, random.nextInt(sound.length), "anywhere");
            case 2 -> flipped(sound, random, head.headBytes());
            case 3 -> flipped(sound, random, sound.length);
            case 4 -> absurd(sound, field, ABSURD[random.nextInt(ABSURD.length)]);
            case 5 -> nudged(sound, field, random.nextInt(33) - 16);
            case 6 -> resized(sound, random, head.headBytes());
            default -> overwritten(sound, random, head.headBytes());
        };
    }

    /** Of any kind as often as of any other, however many there are of it. */
    private static Field field(List<Field> fields, Random random) {
        List<String> kinds = fields.stream().map(Field::what).distinct().toList();
        String kind = kinds.get(random.nextInt(kinds.size()));
        List<Field> ofKind =
                fields.stream().filter(field -> field.what().equals(kind)).toList();
        return ofKind.get(random.nextInt(ofKind.size()));
    }

    private static FuzzedFile cut(byte[] sound, int length, String where) {
        return new FuzzedFile("cut " + where + " to " + length, Arrays.copyOf(sound, length));
    }

    private static FuzzedFile flipped(byte[] sound, Random random, int within) {
        byte[] broken = sound.clone();
        int bits = 1 + random.nextInt(8);
        for (int i = 0; i < bits; i++) {
            broken[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
        }
        return new FuzzedFile(bits + " bits flipped within " + within, broken);
    }

    private static FuzzedFile absurd(byte[] sound, Field field, long value) {
        return set(sound, field, value);
    }

    private static FuzzedFile nudged(byte[] sound, Field field, long by) {
        ByteBuffer bytes = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        long now = field.width() == Long.BYTES ? bytes.getLong(field.offset()) : bytes.getInt(field.offset());
        return set(sound, field, now + by);
    }

    private static FuzzedFile set(byte[] sound, Field field, long value) {
        byte[] broken = sound.clone();
        ByteBuffer bytes = ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN);
        if (field.width() == Long.BYTES) {
            bytes.putLong(field.offset(), value);
        } else {
            bytes.putInt(field.offset(), (int) value);
        }
        return new FuzzedFile(field.what() + " at " + field.offset() + " set to " + value, broken);
    }

    /** Some bytes taken out, or put in twice. */
    private static FuzzedFile resized(byte[] sound, Random random, int within) {
        int from = random.nextInt(within);
        int count = 1 + random.nextInt(40);
        boolean isTaken = random.nextBoolean();
        int resume = isTaken ? from + count : Math.max(0, from - count);
        byte[] broken = new byte[from + sound.length - resume];
        System.arraycopy(sound, 0, broken, 0, from);
        System.arraycopy(sound, resume, broken, from, sound.length - resume);
        return new FuzzedFile(count + " bytes " + (isTaken ? "taken out" : "repeated") + " at " + from, broken);
    }

    private static FuzzedFile overwritten(byte[] sound, Random random, int within) {
        byte[] broken = sound.clone();
        int from = random.nextInt(within);
        int count = Math.min(1 + random.nextInt(64), broken.length - from);
        byte[] noise = new byte[count];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, broken, from, count);
        return new FuzzedFile(count + " bytes of noise at " + from, broken);
    }
}
