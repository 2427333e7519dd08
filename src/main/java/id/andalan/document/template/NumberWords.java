package id.andalan.document.template;

/** Whole numbers in Indonesian words (terbilang), as letters and receipts write them. */
public final class NumberWords {
    /** 999 triliun 999 miliar …: the largest that has words. */
    public static final long LARGEST = 999_999_999_999_999L;

    private static final String[] UNITS = {
        "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"
    };
    private static final String[] SCALES = {"", "ribu", "juta", "miliar", "triliun"};

    private NumberWords() {}

    /**
     * The number in words.
     *
     * @param number 0 to {@value #LARGEST}
     * @throws IllegalArgumentException for a negative or larger number
     */
    public static String of(long number) {
        if (number < 0 || number > LARGEST) {
            throw new IllegalArgumentException("no words for " + number);
        }
        if (number == 0) {
            return "nol";
        }
        StringBuilder words = new StringBuilder();
        long rest = number;
        long scale = 1_000_000_000_000L;
        for (int i = SCALES.length - 1; i >= 0; i--, scale /= 1000) {
            int group = (int) (rest / scale);
            rest %= scale;
            if (group == 1 && i == 1) {
                add(words, "seribu");
            } else if (group > 0) {
                belowThousand(words, group);
                add(words, SCALES[i]);
            }
        }
        return words.toString();
    }

    private static void belowThousand(StringBuilder words, int number) {
        int hundreds = number / 100;
        if (hundreds == 1) {
            add(words, "seratus");
        } else if (hundreds > 1) {
            add(words, UNITS[hundreds]);
            add(words, "ratus");
        }
        belowHundred(words, number % 100);
    }

    private static void belowHundred(StringBuilder words, int number) {
        if (number < 12) {
            add(words, UNITS[number]);
        } else if (number < 20) {
            add(words, UNITS[number - 10]);
            add(words, "belas");
        } else {
            add(words, UNITS[number / 10]);
            add(words, "puluh");
            add(words, UNITS[number % 10]);
        }
    }

    private static void add(StringBuilder words, String word) {
        if (!word.isEmpty()) {
            words.append(words.isEmpty() ? "" : " ").append(word);
        }
    }
}
