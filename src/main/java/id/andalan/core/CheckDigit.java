package id.andalan.core;

/** The check digit of numbers that people read out on the phone (ISO 7064 MOD 11,10): one wrong digit or two swapped neighbours are noticed. */
public final class CheckDigit {
    private CheckDigit() {}

    /** From 0 to 9, for a text of digits. */
    public static int of(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + digits.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }
}
