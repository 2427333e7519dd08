package id.andalan.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.andalan.catalog.decision.Decision;
import id.andalan.database.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.ImplementationType;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.bpmn.model.UserTask;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * The engine alone: the same process with its own user tasks and variables, the same decision table, without history, on the same
 * database with the same durability, in this JVM. No web, no records, no journal, no document.
 */
final class BareEngine implements AutoCloseable {
    private static final String SCHEMA = "bare";

    private final HikariDataSource database;
    private final ProcessEngine engine;

    BareEngine(DatabaseAddress address) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.owner().user());
        config.setPassword(address.owner().password());
        config.setMaximumPoolSize(16);
        config.setConnectionInitSql("create schema if not exists " + SCHEMA + "; set search_path to " + SCHEMA);
        database = new HikariDataSource(config);
        Path home = Path.of(System.getenv().getOrDefault("ANDALAN_HOME", "."));
        Decision decision = Decision.of("biaya.dmn", Files.readString(home.resolve("src/bench/pack/services/uji/biaya.dmn")));
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchema(SCHEMA);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.NONE);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setAsyncExecutorActivate(false);
        configuration.setBeans(Map.of("decide", (JavaDelegate) execution -> decision
                .decide(Map.of("luas", execution.getVariable("luas")), LocalDate.of(2026, 1, 5))
                .outputs()
                .forEach(execution::setVariable)));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment().addBpmnModel("uji.bpmn", model()).deploy();
    }

    void one() {
        String instance = engine.getRuntimeService()
                .createProcessInstanceBuilder()
                .processDefinitionKey("uji")
                .variable("luas", ThreadLocalRandom.current().nextInt(1, 20))
                .variable("nama", "Siti Rahma")
                .start()
                .getId();
        for (int i = 0; i < 3; i++) {
            String task = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getId();
            engine.getTaskService().complete(task, Map.of("hasil", "setuju"));
        }
    }

    private static BpmnModel model() {
        Process process = new Process();
        process.setId("uji");
        add(process, new StartEvent(), "masuk");
        UserTask check = add(process, new UserTask(), "periksa");
        BoundaryEvent late = new BoundaryEvent();
        late.setAttachedToRef(check);
        late.setAttachedToRefId("periksa");
        late.setCancelActivity(false);
        TimerEventDefinition timer = new TimerEventDefinition();
        timer.setTimeDuration("P1D");
        late.addEventDefinition(timer);
        check.getBoundaryEvents().add(late);
        add(process, late, "lewat");
        add(process, new EndEvent(), "diberi_tahu");
        ServiceTask decide = add(process, new ServiceTask(), "hitung");
        decide.setImplementationType(ImplementationType.IMPLEMENTATION_TYPE_DELEGATEEXPRESSION);
        decide.setImplementation("${decide}");
        ExclusiveGateway large = add(process, new ExclusiveGateway(), "besar");
        large.setDefaultFlow("f6");
        add(process, new UserTask(), "verifikasi");
        add(process, new UserTask(), "verifikasi_besar");
        add(process, new UserTask(), "sahkan");
        add(process, new EndEvent(), "selesai");
        flow(process, "f1", "masuk", "periksa", null);
        flow(process, "f2", "lewat", "diberi_tahu", null);
        flow(process, "f4", "periksa", "hitung", null);
        flow(process, "f5", "hitung", "besar", null);
        flow(process, "f6", "besar", "verifikasi", null);
        flow(process, "f7", "besar", "verifikasi_besar", "${tarif > 500000}");
        flow(process, "f8", "verifikasi", "sahkan", null);
        flow(process, "f9", "verifikasi_besar", "sahkan", null);
        flow(process, "f10", "sahkan", "selesai", null);
        BpmnModel model = new BpmnModel();
        model.addProcess(process);
        return model;
    }

    private static <E extends FlowElement> E add(Process process, E element, String id) {
        element.setId(id);
        process.addFlowElement(element);
        return element;
    }

    private static void flow(Process process, String id, String from, String to, String condition) {
        SequenceFlow flow = new SequenceFlow(from, to);
        flow.setId(id);
        flow.setConditionExpression(condition);
        process.addFlowElement(flow);
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
