package id.andalan.survey;

import id.andalan.pack.CityMemory;
import java.util.List;
import org.springframework.stereotype.Service;

/** The questionnaire in all its versions. Answers from memory. */
@Service
public class Instruments implements CityMemory {
    static final String MEMORY = "survey";

    private final InstrumentTable table;
    private volatile List<Instrument> versions = List.of();

    Instruments(InstrumentTable table) {
        this.table = table;
    }

    /** The one that is asked now. */
    public Instrument current() {
        List<Instrument> now = versions;
        if (now.isEmpty()) {
            throw new IllegalStateException("no questionnaire is loaded");
        }
        return now.getLast();
    }

    @Override
    public String name() {
        return MEMORY;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public void reload() {
        versions = table.list();
    }
}
