package id.andalan.casework;

import java.util.List;
import java.util.Map;

/**
 * What a decision table said.
 *
 * @param model its name
 * @param version of the model, which tells its text from every other
 * @param rules that matched
 */
record DecisionLog(
        String model, String version, List<String> rules, Map<String, Object> inputs, Map<String, Object> outputs) {}
