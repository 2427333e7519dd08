package id.andalan.document.image;

/** The file is no whole, readable picture of its kind. */
public class BrokenImage extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenImage(String reason) {
        super(reason);
    }

    public BrokenImage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
