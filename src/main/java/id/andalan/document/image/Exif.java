package id.andalan.document.image;

/** Reads the one thing we need of EXIF (CIPA DC-008): how the camera was held. The rest is dropped with the file. */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int MOST_ENTRIES = 1_000;

    private Exif() {}

    /**
     * How the camera was held.
     *
     * @param block the EXIF block; some writers put "Exif" and two zeros before the byte-order mark
     * @return 1 to 8; 1 (upright) when the block does not say or is damaged: cameras write strange EXIF
     */
    static int orientation(Bytes block) {
        try {
            boolean prefixed = block.size() > 6 && block.text(0, 4).equals("Exif");
            return inDirectory(prefixed ? block.part(6, block.size() - 6L, false) : block);
        } catch (BrokenImage e) {
            return 1;
        }
    }

    private static int inDirectory(Bytes tiff) throws BrokenImage {
        Bytes data = tiff.part(0, tiff.size(), tiff.text(0, 2).equals("II"));
        long directory = data.u32(4);
        int entries = Math.min(data.u16(directory), MOST_ENTRIES);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (data.u16(entry) == ORIENTATION) {
                int value = data.u16(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
