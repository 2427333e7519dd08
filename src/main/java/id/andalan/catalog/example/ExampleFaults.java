package id.andalan.catalog.example;

import id.andalan.catalog.process.Faults;

/** Takes what is wrong with an example: its line, a code of the messages, what they name. */
@FunctionalInterface
interface ExampleFaults extends Faults {}
