package id.andalan.document;

import id.andalan.audit.AuditTrail;
import id.andalan.core.Actor;
import id.andalan.core.Ids;
import id.andalan.core.NotFound;
import id.andalan.core.Refusal;
import id.andalan.document.image.Darkroom;
import id.andalan.document.image.Developed;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to photos. First {@link #accept} each file (slow, outside any transaction), then {@link #attach} the drafts in the
 * transaction of the command that they belong to.
 */
@Service
public class Photos {
    /** Most photos on one subject. */
    public static final int MOST = 5;

    private final Darkroom darkroom;
    private final Blobs blobs;
    private final PhotoTable table;
    private final List<PhotoAccess> access;
    private final AuditTrail trail;
    private final Clock clock;

    Photos(Darkroom darkroom, Blobs blobs, PhotoTable table, List<PhotoAccess> access, AuditTrail trail, Clock clock) {
        this.darkroom = darkroom;
        this.blobs = blobs;
        this.table = table;
        this.access = access;
        this.trail = trail;
        this.clock = clock;
    }

    /** Which print. */
    public enum Size {
        LARGE,
        SMALL
    }

    /**
     * Takes a file if its content is a picture (JPEG, PNG, WebP, first frame of a GIF; at most 10 MB and 60 megapixels), whatever it is
     * called. What comes out is made anew from the pixels: no metadata, no place, upright.
     *
     * @throws Refusal {@code photo.empty, photo.toobig, photo.heic, photo.notimage, photo.broken, photo.toolarge}
     * @throws id.andalan.core.Busy when the server has too many photos to do
     */
    public PhotoDraft accept(InputStream file) {
        Developed developed = darkroom.develop(file);
        return new PhotoDraft(
                developed.sourceDigest(),
                blobs.stage(developed.large()),
                blobs.stage(developed.small()),
                developed.width(),
                developed.height());
    }

    /**
     * Hangs accepted photos on a subject, in the caller's transaction; the caller's journal entry tells of them.
     *
     * @throws Refusal {@code photo.toomany} when the subject would have more than {@value #MOST}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Photo> attach(String subjectType, UUID subjectId, List<PhotoDraft> drafts, PhotoVisibility visibility) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        int position = table.count(subjectType, subjectId);
        if (position + drafts.size() > MOST) {
            throw new Refusal("photo.toomany", MOST);
        }
        List<Photo> photos = new ArrayList<>();
        for (PhotoDraft draft : drafts) {
            blobs.keep(draft.large());
            blobs.keep(draft.small());
            Photo photo = new Photo(
                    Ids.next(),
                    subjectType,
                    subjectId,
                    position++,
                    visibility,
                    draft.width(),
                    draft.height(),
                    // As PostgreSQL keeps it, so that the photo given back equals the one read again.
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            table.insert(
                    photo,
                    new PhotoTable.Prints(draft.large().id(), draft.small().id()));
            photos.add(photo);
        }
        return photos;
    }

    /** The subject's photos in their order, whatever their visibility: the caller shows what its reader may see. */
    public List<Photo> list(String subjectType, UUID subjectId) {
        return table.list(subjectType, List.of(subjectId));
    }

    /** The photos of many subjects in one query; subjects without photos are absent. */
    public Map<UUID, List<Photo>> list(String subjectType, Collection<UUID> subjects) {
        return table.list(subjectType, subjects).stream().collect(Collectors.groupingBy(Photo::subjectId));
    }

    /**
     * A photo that the actor may see.
     *
     * @param key of a private link, when the request carries one
     * @throws NotFound when there is none or the actor may not see it
     */
    public Photo get(Actor actor, UUID id, @Nullable String key) {
        return table.find(id).filter(photo -> maySee(actor, photo, key)).orElseThrow(() -> new NotFound("photo " + id));
    }

    /** Whether everybody may see it, so that a cache between us and the reader may keep it. */
    public boolean isForEverybody(Photo photo) {
        return maySee(Actor.ANONYMOUS, photo, null);
    }

    /** The bytes of a photo that {@link #get} gave. */
    public byte[] open(Photo photo, Size size) {
        PhotoTable.Prints prints = table.prints(photo.id());
        return blobs.read(size == Size.SMALL ? prints.small() : prints.large());
    }

    private boolean maySee(Actor actor, Photo photo, @Nullable String key) {
        return access.stream()
                .filter(owner -> owner.subjectType().equals(photo.subjectType()))
                .anyMatch(owner -> owner.maySee(actor, photo.subjectId(), photo.visibility(), key));
    }

    /** Shows or hides one photo (a face, a number plate); the caller has made sure that the actor may. */
    @Transactional
    public void setVisibility(Actor actor, UUID id, PhotoVisibility visibility) {
        Photo photo = table.find(id).orElseThrow(() -> new NotFound("photo " + id));
        if (table.setVisibility(id, visibility)) {
            trail.record(
                    actor,
                    visibility == PhotoVisibility.PUBLIC ? "photo.shown" : "photo.hidden",
                    photo.subjectType(),
                    photo.subjectId(),
                    Map.of("photo", id, "visibility", visibility.name()));
        }
    }

    /** Deletes the photos of subjects that are being deleted themselves, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delete(String subjectType, Collection<UUID> subjects) {
        blobs.delete(table.delete(subjectType, subjects));
    }
}
