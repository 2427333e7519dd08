package id.andalan.command.sample;

import id.andalan.core.Actor;
import id.andalan.core.Bilingual;
import id.andalan.core.CliCommand;
import id.andalan.identity.Demo;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./andalan demo on|off|status|wipe}. */
@Component
class DemoCommand implements CliCommand {
    private static final String BESIDE_REAL = "--yakin";

    private final Demo demo;
    private final SampleCity samples;
    private final MessageSource messages;

    DemoCommand(Demo demo, SampleCity samples, MessageSource messages) {
        this.demo = demo;
        this.samples = samples;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String usage() {
        return "on [--yakin] | off | status | wipe — data contoh: isi; keluarkan orang contoh (laporannya tetap); lihat;"
                + " keluarkan dan hapus semua laporan contoh";
    }

    @Override
    public int run(List<String> args) {
        switch (String.join(" ", args)) {
            case "on", "on " + BESIDE_REAL -> {
                int filled = samples.fill(Actor.SYSTEM, args.contains(BESIDE_REAL));
                demo.switchOn(Actor.SYSTEM);
                say(filled > 0 ? "demo.filled" : "demo.already", filled);
            }
            case "off" -> {
                demo.switchOff(Actor.SYSTEM);
                say(samples.counts().isEmpty() ? "demo.off" : "demo.off.left");
            }
            case "wipe" -> {
                demo.switchOff(Actor.SYSTEM);
                say("demo.wiped", samples.wipe(Actor.SYSTEM));
            }
            case "status" -> {
                boolean on = demo.isOnAtServers();
                say(on && demo.isByEnvironment() ? "demo.is.on.environment" : on ? "demo.is.on" : "demo.is.off");
                long count =
                        samples.counts().values().stream().mapToLong(n -> n).sum();
                say("demo.count", count);
                say(count > 0 || on ? "demo.next" : "demo.next.none");
            }
            default -> {
                System.err.println("./andalan " + name() + " " + usage());
                return 2;
            }
        }
        return 0;
    }

    private void say(String key, Object... args) {
        System.out.println(messages.getMessage(key, args, key, Bilingual.INDONESIAN));
    }
}
