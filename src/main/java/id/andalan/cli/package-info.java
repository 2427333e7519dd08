/** The command line: finds the {@code CliCommand} named by the words and runs it. Owns nothing, calls the modules' doors. */
@NullMarked
package id.andalan.cli;

import org.jspecify.annotations.NullMarked;
