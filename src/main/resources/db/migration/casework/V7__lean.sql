-- No query reads it: steps are read by case.
drop index casework.step_node;
