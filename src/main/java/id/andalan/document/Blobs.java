package id.andalan.document;

import id.andalan.core.NotFound;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The one door to all bytes: writes to the configured store, reads each blob from where it lies. */
@Component
class Blobs {
    private final List<BlobStore> stores;
    private final BlobStore store;
    private final BlobTable table;

    Blobs(List<BlobStore> stores, BlobTable table) {
        this.stores = stores;
        this.store = stores.stream()
                .filter(one -> one.place().equals(S3Blobs.PLACE))
                .findFirst()
                .orElseGet(stores::getFirst);
        this.table = table;
    }

    StagedBlob stage(byte[] bytes) {
        if (bytes.length > BlobStore.MAX_BYTES) {
            throw new IllegalArgumentException("a blob of " + bytes.length + " bytes");
        }
        return store.stage(bytes);
    }

    void keep(StagedBlob staged) {
        store.keep(staged);
    }

    byte[] read(UUID id) {
        String place = table.findPlace(id).orElseThrow(() -> new NotFound("blob " + id));
        return stores.stream()
                .filter(one -> one.place().equals(place))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("blob " + id + " lies in " + place + ", which is not set up"))
                .read(id);
    }

    /** In the caller's transaction. */
    void delete(Collection<UUID> ids) {
        table.delete(ids);
    }
}
