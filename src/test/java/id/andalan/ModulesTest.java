package id.andalan;

import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The folder tree is the architecture diagram; this keeps it true. */
class ModulesTest {
    @Test
    void modulesKeepTheirBorders() {
        // A compiled template belongs to the page whose rows it shows, though all lie in one package.
        ApplicationModules.of(Andalan.class, JavaClass.Predicates.resideInAPackage("id.andalan.pages.."))
                .verify();
    }
}
