package io.ridethrough.environments.model.gguf;

/** The numbers of GGUF version 3, as the specification in the ggml repository ({@code docs/gguf.md}) gives them. */
final class GgufFormat {
    static final int MAGIC = 0x46554747;
    static final int VERSION = 3;
    static final String ALIGNMENT_KEY = "general.alignment";
    static final int DEFAULT_ALIGNMENT = 32;
    static final int MAX_DIMENSIONS = 4;
    /** Bytes of a key or a tensor name; the specification's limit for keys. */
    static final int MAX_NAME_BYTES = 65_535;

    static final int UINT8 = 0;
    static final int INT8 = 1;
    static final int UINT16 = 2;
    static final int INT16 = 3;
    static final int UINT32 = 4;
    static final int INT32 = 5;
    static final int FLOAT32 = 6;
    static final int BOOL = 7;
    static final int STRING = 8;
    static final int ARRAY = 9;
    static final int UINT64 = 10;
    static final int INT64 = 11;
    static final int FLOAT64 = 12;

    private GgufFormat() {}

    static long alignUp(long offset, int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }
}
