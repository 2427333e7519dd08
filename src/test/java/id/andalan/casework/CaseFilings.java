package id.andalan.casework;

import id.andalan.core.Actor;
import id.andalan.document.FileType;
import id.andalan.document.Files;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Files AK-1 applications with papers of their own, through the same door as everybody. */
public record CaseFilings(Applications applications, Files files) {
    /** Of a person with this NIK. */
    public Application ak1(String nik) {
        Actor nobody = Actor.ANONYMOUS;
        Map<String, Object> answers = Cases.ak1(picture(nobody), picture(nobody), picture(nobody));
        answers.put("nik", nik);
        return applications.submit(Actor.ANONYMOUS, Cases.of("ak1", answers));
    }

    /** Of nobody in particular. */
    public Application ak1() {
        return ak1("8271034107990002");
    }

    /** A picture that this actor has sent and that hangs on nothing yet. */
    public UUID picture(Actor actor) {
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.take(
                        actor,
                        "ktp.png",
                        new ByteArrayInputStream(bytes.toByteArray()),
                        Set.of(FileType.PNG, FileType.JPG),
                        1_000_000)
                .id();
    }
}
