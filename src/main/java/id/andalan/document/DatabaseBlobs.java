package id.andalan.document;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** The default: bytes in PostgreSQL, so that transactions and backups hold them with the rows that name them. */
@Component
class DatabaseBlobs implements BlobStore {
    private final BlobTable blobs;

    DatabaseBlobs(BlobTable blobs) {
        this.blobs = blobs;
    }

    @Override
    public String place() {
        return "database";
    }

    @Override
    public StagedBlob stage(byte[] bytes) {
        return StagedBlob.of(bytes);
    }

    @Override
    public void keep(StagedBlob staged) {
        blobs.insert(staged, place());
    }

    @Override
    public byte[] read(UUID id) {
        return blobs.bytes(id);
    }
}
