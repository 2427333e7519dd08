package id.andalan.pack;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at a failed start what is wrong in the pack, without a stack trace. */
class PackStartFailure extends AbstractFailureAnalyzer<PackRefused> {
    private final PackFaultTexts texts;

    PackStartFailure(org.springframework.beans.factory.BeanFactory beans) {
        this.texts = beans.getBean(PackFaultTexts.class);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, PackRefused cause) {
        return new FailureAnalysis(
                "Paket kota tidak dapat dimuat; tidak ada isinya yang dimuat.\n" + texts.of(cause.faults()),
                "Perbaiki berkas di atas, lalu periksa dengan: ./andalan pack check FOLDER",
                cause);
    }
}
