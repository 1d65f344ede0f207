package org.understudy.app.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.understudy.app.Understudy;
import picocli.CommandLine;

/**
 * One run of the program in this process.
 *
 * @param code its exit code
 * @param err what it complained of
 */
record ProgramRun(int code, String err) {
  static ProgramRun of(String... arguments) {
    StringWriter err = new StringWriter();
    CommandLine commandLine = Understudy.commandLine();
    commandLine
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true));
    int code = commandLine.execute(arguments);
    return new ProgramRun(code, err.toString());
  }
}
