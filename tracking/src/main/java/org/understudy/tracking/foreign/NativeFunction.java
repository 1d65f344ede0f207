package org.understudy.tracking.foreign;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.Optional;

/**
 * A C function that takes and returns pointers and integers. All of them are passed as 64 bits,
 * pointers as addresses: on 64-bit systems each has a register of its own, of which the function
 * reads as much as it declares. Functions with as many arguments then share one handle, and making
 * one takes ten to twenty milliseconds at the start of a program; a handle for each signature took
 * a third of a second for TensorFlow Lite. Calls allocate nothing.
 *
 * <p>Immutable; as safe for use by several threads as the function. A record, for the compiler
 * trusts the fields of one.
 *
 * @param name of the function
 * @param address where it is, valid as long as its library is loaded
 * @param handle (address, arguments) -> result
 */
public record NativeFunction(String name, MemorySegment address, MethodHandle handle) {
  /**
   * Finds a function.
   *
   * @param arguments how many it takes, at most four: further ones have no registers on Windows
   * @throws java.util.NoSuchElementException if the library has no such function
   */
  public static NativeFunction of(SymbolLookup library, String name, int arguments) {
    return new NativeFunction(name, library.findOrThrow(name), handle(arguments));
  }

  /** Finds a function that a library need not have; otherwise as {@link #of}. */
  public static Optional<NativeFunction> find(SymbolLookup library, String name, int arguments) {
    Optional<MemorySegment> address = library.find(name);
    return address.isPresent()
        ? Optional.of(new NativeFunction(name, address.get(), handle(arguments)))
        : Optional.empty();
  }

  private static MethodHandle handle(int arguments) {
    MemoryLayout[] registers =
        Collections.nCopies(arguments, JAVA_LONG).toArray(new MemoryLayout[0]);
    // the linker keeps what it made for a descriptor
    return Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(JAVA_LONG, registers));
  }

  /**
   * Calls a function without arguments.
   *
   * @return its result; of one that returns nothing, anything; of one that returns an int, the
   *     lower half is it and the upper half anything
   */
  public long call() {
    try {
      return (long) handle.invokeExact(address);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Calls a function with one argument; result as in {@link #call()}. */
  public long call(long first) {
    try {
      return (long) handle.invokeExact(address, first);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Calls a function with two arguments; result as in {@link #call()}. */
  public long call(long first, long second) {
    try {
      return (long) handle.invokeExact(address, first, second);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Calls a function with three arguments; result as in {@link #call()}. */
  public long call(long first, long second, long third) {
    try {
      return (long) handle.invokeExact(address, first, second, third);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Calls a function with four arguments; result as in {@link #call()}. */
  public long call(long first, long second, long third, long fourth) {
    try {
      return (long) handle.invokeExact(address, first, second, third, fourth);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** A handle throws nothing but what is wrong with this class or the machine. */
  private IllegalStateException failed(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(name + " cannot be called: " + cause, cause);
  }
}
