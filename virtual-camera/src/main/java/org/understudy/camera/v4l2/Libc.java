package org.understudy.camera.v4l2;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The calls of the C library. */
final class Libc implements SystemCalls {
  private static final int READ_AND_WRITE = 2;

  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MemorySegment state = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());
  private final MethodHandle open =
      handle("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), true);
  private final MethodHandle ioctl =
      handle("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), true);
  private final MethodHandle write =
      handle("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), false);
  private final MethodHandle close =
      handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), false);

  private static MethodHandle handle(
      String name, FunctionDescriptor descriptor, boolean variadicAfterTwo) {
    Linker linker = Linker.nativeLinker();
    Linker.Option errno = Linker.Option.captureCallState("errno");
    Linker.Option[] options =
        variadicAfterTwo
            ? new Linker.Option[] {errno, Linker.Option.firstVariadicArg(2)}
            : new Linker.Option[] {errno};
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
  }

  @Override
  public int open(String path) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) open.invokeExact(state, arena.allocateFrom(path), READ_AND_WRITE);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  @Override
  public int ioctl(int file, long request, MemorySegment argument) {
    try {
      return (int) ioctl.invokeExact(state, file, request, argument);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  @Override
  public long write(int file, MemorySegment bytes) {
    try {
      return (long) write.invokeExact(state, file, bytes, bytes.byteSize());
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  @Override
  public int close(int file) {
    try {
      return (int) close.invokeExact(state, file);
    } catch (Throwable t) {
      throw unexpected(t);
    }
  }

  @Override
  public int errno() {
    return (int) ERRNO.get(state, 0L);
  }

  private static IllegalStateException unexpected(Throwable cause) {
    return new IllegalStateException("a call into the C library failed", cause);
  }
}
