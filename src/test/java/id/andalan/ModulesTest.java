package id.andalan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The folder tree is the architecture diagram; this keeps it true. */
class ModulesTest {
    @Test
    void modulesKeepTheirBorders() {
        ApplicationModules.of(Andalan.class).verify();
    }
}
