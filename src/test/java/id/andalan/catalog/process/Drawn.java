package id.andalan.catalog.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** BPMN for tests, a line an element. */
public final class Drawn {
    public static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="https://andalan.id/layanan">
            <process id="ak1" name="AK-1" isExecutable="true">
            """;
    public static final String TAIL = """
            </process>
            </definitions>
            """;

    /** Check, decide, sign or return, with a deadline on the first task. */
    public static final String GOOD = HEAD + """
            <startEvent id="masuk" name="Permohonan masuk"/>
            <sequenceFlow id="f1" sourceRef="masuk" targetRef="periksa"/>
            <userTask id="periksa" name="Periksa berkas"><potentialOwner><resourceAssignmentExpression><formalExpression>officer</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>
            <boundaryEvent id="lama" attachedToRef="periksa" cancelActivity="false"><timerEventDefinition><timeDuration>PT8H</timeDuration></timerEventDefinition></boundaryEvent>
            <sequenceFlow id="f2" sourceRef="lama" targetRef="ingatkan"/>
            <serviceTask id="ingatkan" name="Beri tahu atasan" implementation="andalan:escalate"/>
            <sequenceFlow id="f3" sourceRef="ingatkan" targetRef="diingatkan"/>
            <endEvent id="diingatkan"/>
            <sequenceFlow id="f4" sourceRef="periksa" targetRef="lengkap"/>
            <exclusiveGateway id="lengkap" name="Lengkap?" default="f5"/>
            <sequenceFlow id="f5" name="ya" sourceRef="lengkap" targetRef="terbit"/>
            <sequenceFlow id="f6" name="tidak" sourceRef="lengkap" targetRef="perbaiki"><conditionExpression>hasil = "kembali"</conditionExpression></sequenceFlow>
            <userTask id="perbaiki" name="Lengkapi berkas"><potentialOwner><resourceAssignmentExpression><formalExpression>applicant</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>
            <sequenceFlow id="f7" sourceRef="perbaiki" targetRef="periksa"/>
            <serviceTask id="terbit" name="Terbitkan kartu" implementation="andalan:issue-document"/>
            <sequenceFlow id="f8" sourceRef="terbit" targetRef="selesai"/>
            <endEvent id="selesai" name="Selesai"/>
            """ + TAIL;

    private Drawn() {}

    public record Found(Optional<ServiceProcess> process, List<String> faults) {}

    /** The process, and what is wrong as "line code". */
    public static Found read(String text) {
        List<String> faults = new ArrayList<>();
        Faults to = (line, code, args) -> faults.add(line + " " + code);
        Optional<ServiceProcess> process = ProcessFile.read(text, to);
        process.ifPresent(one -> ProcessCheck.check(one, to));
        return new Found(process, faults);
    }
}
