package id.andalan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house rules that compiled code can be held to. A rule that matches nothing fails too. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("id.andalan");

    /** Infrastructure that is itself about the database; everybody else asks a Table or a Query. */
    private static final Set<String> SPEAKS_SQL = Set.of(
            "id.andalan.audit.AuditTrail",
            "id.andalan.audit.JournalBell",
            "id.andalan.audit.JournalCheck", // streams the whole journal
            "id.andalan.audit.JournalSearch",
            "id.andalan.audit.Sealer",
            "id.andalan.casework.engine.Engine", // hands the engine its database
            "id.andalan.casework.engine.EngineSchema",
            "id.andalan.core.Idempotency",
            "id.andalan.core.Jobs",
            "id.andalan.core.LastWrites",
            "id.andalan.report.ReportFilter", // a filter as SQL
            "id.andalan.report.ReportMoment", // the same at a past moment
            "id.andalan.report.ReportNumbers",
            "id.andalan.report.ReportSteps");

    private static final DescribedPredicate<JavaClass> SPEAKS =
            new DescribedPredicate<>("are a Table, a Query or infrastructure of the database") {
                @Override
                public boolean test(JavaClass type) {
                    JavaClass outer = outermost(type);
                    return isTable(type)
                            || SPEAKS_SQL.contains(outer.getName())
                            || outer.getPackageName().equals("id.andalan.database")
                            || outer.getPackageName().equals("id.andalan.backup");
                }
            };

    /** It or a class around it: a small Query may stand inside the only class that asks it. */
    private static boolean isTable(JavaClass type) {
        return type.getSimpleName().endsWith("Table")
                || type.getSimpleName().endsWith("Query")
                || type.getEnclosingClass().map(ArchitectureTest::isTable).orElse(false);
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(false).check(MAIN);
    }

    @Test
    void onlyTablesAndQueriesTouchTheDatabase() {
        check(noClasses()
                .that(DescribedPredicate.not(SPEAKS))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework.jdbc..", "java.sql", "javax.sql", "org.postgresql..")));
    }

    @Test
    void theNamedInfrastructureExists() {
        assertThat(MAIN.stream().map(JavaClass::getName).collect(Collectors.toSet()))
                .containsAll(SPEAKS_SQL);
    }

    @Test
    void timeComesFromTheClock() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("id.andalan.core.Ids")
                .and()
                .doNotHaveFullyQualifiedName("id.andalan.core.CoreConfiguration")
                .and()
                .doNotHaveFullyQualifiedName("id.andalan.Andalan")
                .should(new ArchCondition<>("ask the machine for the time") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                            String owner = call.getTargetOwner().getName();
                            String name = call.getName();
                            boolean now = owner.startsWith("java.time.")
                                    && name.equals("now")
                                    && call.getTarget().getRawParameterTypes().stream()
                                            .noneMatch(parameter ->
                                                    parameter.getName().equals("java.time.Clock"));
                            boolean clock = owner.equals("java.time.Clock") && name.startsWith("system");
                            boolean millis = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
                            if (now || clock || millis) {
                                events.add(SimpleConditionEvent.satisfied(type, call.getDescription()));
                            }
                        }
                    }
                }));
    }

    @Test
    void onlyTheEdgeKnowsTheWeb() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..web..", "id.andalan.pages..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "org.springframework.ui..",
                        "org.springframework.security.web..",
                        "jakarta.servlet..")));
    }

    @Test
    void onlyTheEngineRoomKnowsTheEngine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("id.andalan.casework.engine..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.flowable..")));
    }

    @Test
    void rulesAreFreeOfSpring() {
        check(classes()
                .that()
                .areRecords()
                .and()
                .resideInAPackage("id.andalan..")
                .and()
                .resideOutsideOfPackages("..web..", "id.andalan.cli..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(resideInAnyPackage(
                        "org.springframework.jdbc..", "org.springframework.web..", "org.springframework.context.."))));
    }

    @Test
    void constructorsTakeSevenParametersAtMost() {
        check(constructors()
                .that(new DescribedPredicate<>("belong to classes that are no records") {
                    @Override
                    public boolean test(JavaConstructor constructor) {
                        return !constructor.getOwner().isRecord()
                                && !constructor.getOwner().getPackageName().startsWith("id.andalan.pages");
                    }
                })
                .should(new ArchCondition<>("take seven parameters at most") {
                    @Override
                    public void check(JavaConstructor constructor, ConditionEvents events) {
                        int parameters = constructor.getRawParameterTypes().size();
                        if (parameters > 7) {
                            events.add(SimpleConditionEvent.violated(
                                    constructor, constructor.getFullName() + " takes " + parameters));
                        }
                    }
                }));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO|Common|Base)"));
    }

    /** A test calls it, or the door in front of it, or what goes through that door (a listener, a page). */
    @Test
    void everyTableAndQueryIsReachedByATest() {
        JavaClasses all = new ClassFileImporter().importPackages("id.andalan");
        Set<String> tests = all.stream()
                .filter(type -> type.getSource()
                        .map(source -> source.getUri().toString().contains("/test-classes/"))
                        .orElse(false))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(tests).isNotEmpty();
        Set<String> unreached = new TreeSet<>();
        for (JavaClass type : all) {
            boolean sql = type.getEnclosingClass().isEmpty()
                    && (type.getSimpleName().endsWith("Table")
                            || type.getSimpleName().endsWith("Query"));
            if (sql && !tests.contains(type.getName()) && !isReached(type, tests, 3)) {
                unreached.add(type.getName());
            }
        }
        assertThat(unreached).isEmpty();
    }

    private static boolean isReached(JavaClass type, Set<String> tests, int steps) {
        Set<JavaClass> users = type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .map(ArchitectureTest::outermost)
                .filter(user -> !user.equals(type))
                .collect(Collectors.toSet());
        return users.stream().anyMatch(user -> tests.contains(user.getName()))
                || (steps > 1 && users.stream().anyMatch(user -> isReached(user, tests, steps - 1)));
    }
}
