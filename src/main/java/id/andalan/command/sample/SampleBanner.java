package id.andalan.command.sample;

import id.andalan.core.web.CityFace;
import id.andalan.identity.Demo;
import id.andalan.report.ReportSamples;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Says on every page that sample data is shown: while demo mode is on, and as long as one made-up report is there. */
@Component
class SampleBanner implements CityFace.Sample {
    private static final Duration AGE = Duration.ofSeconds(2);

    private final Demo demo;
    private final ReportSamples samples;
    private volatile boolean shown;
    private volatile long asked;

    SampleBanner(Demo demo, ReportSamples samples) {
        this.demo = demo;
        this.samples = samples;
        this.asked = System.nanoTime() - AGE.toNanos();
    }

    @Override
    public boolean shown() {
        if (System.nanoTime() - asked >= AGE.toNanos()) {
            asked = System.nanoTime();
            shown = demo.isOn() || samples.present();
        }
        return shown;
    }
}
