package id.andalan.identity;

import id.andalan.core.Actor;
import id.andalan.core.CliCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** {@code ./andalan apikey make}: a key for another system, without a browser. */
@Component
class KeyCommand implements CliCommand {
    private final ApiKeys keys;

    KeyCommand(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "apikey make";
    }

    @Override
    public String usage() {
        return "NAMA HAK[,HAK] [DINAS]   kunci API baru; hak: "
                + Arrays.stream(ApiKey.Scope.values()).map(ApiKey.Scope::text).collect(Collectors.joining(" "));
    }

    @Override
    public int run(List<String> args) {
        if (args.size() < 2 || args.size() > 3) {
            System.err.println("./andalan " + name() + " " + usage());
            return 2;
        }
        Set<ApiKey.Scope> scopes;
        try {
            scopes = Arrays.stream(args.get(1).split(",")).map(ApiKey.Scope::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            System.err.println("./andalan " + name() + " " + usage());
            return 2;
        }
        String agency = args.size() == 3 ? args.get(2) : null;
        ApiKeys.Made made = keys.make(Actor.SYSTEM, args.getFirst(), scopes, agency);
        System.err.println("Kunci ini hanya ditampilkan sekali; simpan sekarang:");
        System.out.println(made.key());
        return 0;
    }
}
