package id.andalan.pack;

import id.andalan.core.Actor;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Loads the city's pack when a server starts, before the first request; for a command only where none was loaded yet. */
@Component
class PackStart implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(PackStart.class);

    private final Packs packs;
    private final PackFaultTexts texts;
    private final Path folder;
    private final boolean serving;

    PackStart(
            Packs packs,
            PackFaultTexts texts,
            @Value("${andalan.pack}") String folder,
            @Value("${andalan.jobs}") boolean serving) {
        this.packs = packs;
        this.texts = texts;
        this.folder = Path.of(folder);
        this.serving = serving;
    }

    @Override
    public void afterSingletonsInstantiated() {
        // A command that only looks must not publish what lies in the folder; `import pack` and the next start do.
        if (serving || !packs.isLoaded()) {
            load();
        }
        packs.refresh();
    }

    private void load() {
        try {
            if (packs.load(folder, Actor.SYSTEM)) {
                LOG.info("city pack {} loaded", folder);
            }
        } catch (PackRefused refused) {
            // A city that already works goes on with what it has; a command line must come up to be able to say what is
            // wrong.
            if (serving && !packs.isLoaded()) {
                throw refused;
            }
            LOG.error("city pack {} has faults, nothing of it was loaded:\n{}", folder, texts.of(refused.faults()));
        }
    }
}
