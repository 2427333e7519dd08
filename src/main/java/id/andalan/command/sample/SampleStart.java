package id.andalan.command.sample;

import id.andalan.core.Actor;
import id.andalan.core.Refusal;
import id.andalan.database.Patience;
import id.andalan.identity.Demo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In demo mode a server that starts fills the sample year, unless it is there or real reports are; pages are served meanwhile. */
@Component
@ConditionalOnProperty(name = "andalan.jobs", havingValue = "true")
class SampleStart {
    private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);

    private final Demo demo;
    private final SampleCity samples;

    SampleStart(Demo demo, SampleCity samples) {
        this.demo = demo;
        this.samples = samples;
    }

    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        if (demo.isOn()) {
            Thread.ofVirtual().name("sample-year").start(() -> Patience.whileRunning(this::fillOnce));
        }
    }

    private void fillOnce() {
        try {
            long begun = System.nanoTime();
            int reports = samples.fill(Actor.SYSTEM, false);
            if (reports > 0) {
                LOG.info(
                        "DATA CONTOH: {} laporan rekaan terisi dalam {} detik",
                        reports,
                        (System.nanoTime() - begun) / 1_000_000_000);
            }
        } catch (Refusal refusal) {
            LOG.warn("data contoh tidak diisi: {}", refusal.code());
        } catch (RuntimeException e) {
            LOG.warn("data contoh belum terisi, server berikutnya melanjutkan: {}", e.toString());
        }
    }
}
