package org.understudy.tracking.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Functions of the C library, whose arguments and results are narrower than what is passed. */
class NativeFunctionTest {
  private static final SymbolLookup C = Linker.nativeLinker().defaultLookup();

  @Test
  void pointersAndSizesAreTakenAndGiven() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom("understudy");
      assertThat(NativeFunction.of(C, "strlen", 1).call(text.address())).isEqualTo(10);
      long found = NativeFunction.of(C, "memchr", 3).call(text.address(), 's', 10);
      assertThat(found - text.address()).isEqualTo(5);
    }
  }

  @Test
  void intsAreTakenAndTheLowerHalfIsTheResult() {
    assertThat((int) NativeFunction.of(C, "abs", 1).call(-7)).isEqualTo(7);
    assertThat((int) NativeFunction.of(C, "toupper", 1).call('a')).isEqualTo('A');
    try (Arena arena = Arena.ofConfined()) {
      long less = arena.allocateFrom("a").address();
      long more = arena.allocateFrom("b").address();
      assertThat((int) NativeFunction.of(C, "strcmp", 2).call(less, more)).isNegative();
      assertThat((int) NativeFunction.of(C, "strncmp", 3).call(less, more, 0)).isZero();
    }
  }

  @Test
  void functionsThatDoNotExistAreNamed() {
    assertThatThrownBy(() -> NativeFunction.of(C, "no_such_function", 0))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("no_such_function");
    assertThat(NativeFunction.find(C, "no_such_function", 0)).isEmpty();
    assertThat((int) NativeFunction.find(C, "abs", 1).orElseThrow().call(-7)).isEqualTo(7);
  }
}
