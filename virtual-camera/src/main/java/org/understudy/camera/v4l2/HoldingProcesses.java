package org.understudy.camera.v4l2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which processes have a file open, by looking at {@code /proc/PID/fd}. Only processes of the same
 * user are seen, unless an administrator asks.
 */
public final class HoldingProcesses {
  private HoldingProcesses() {}

  /**
   * A process.
   *
   * @param id its number
   * @param name of its program, as the kernel keeps it: 15 characters at most
   */
  public record Holder(long id, String name) {
    @Override
    public String toString() {
      return "%s (process %d)".formatted(name, id);
    }
  }

  /**
   * Looks for the processes, without this one.
   *
   * @param proc the folder {@code /proc}
   */
  public static List<Holder> of(Path proc, Path file) {
    List<Holder> holders = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        long id = Long.parseLong(process.getFileName().toString());
        if (id != ProcessHandle.current().pid() && holds(process.resolve("fd"), file)) {
          holders.add(new Holder(id, name(process)));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return holders;
    }
    return holders;
  }

  private static boolean holds(Path descriptors, Path file) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (file.toString().equals(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
    return false;
  }

  /** What a descriptor leads to; it may be closed meanwhile. */
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String name(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException e) {
      return "a program";
    }
  }
}
