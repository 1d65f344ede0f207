package org.understudy.trainer.talk;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Speaks with eSpeak NG's library ({@code libespeak-ng.so.1}, Debian package {@code espeak-ng}) and
 * keeps the phoneme events it reports, see {@code speak_lib.h}.
 *
 * <p>The library keeps global state: one voice at a time in a process, and not from several
 * threads; {@link #speak} holds a lock.
 *
 * @param language voice name or language, for example {@code en-us}
 * @param wordsPerMinute 80 to 450
 * @param pitch 0 to 100, 50 is the voice's own
 */
public record EspeakVoice(String language, int wordsPerMinute, int pitch) {
  private static final String LIBRARY = "libespeak-ng.so.1";
  private static final int AUDIO_OUTPUT_SYNCHRONOUS = 2;
  private static final int PHONEME_EVENTS_IN_IPA = 0x0001 | 0x0002 | 0x8000;
  private static final int CHARS_UTF8 = 1;
  private static final int PARAMETER_RATE = 1;
  private static final int PARAMETER_PITCH = 3;
  private static final int EVENT_END_OF_LIST = 0;
  private static final int EVENT_PHONEME = 7;
  private static final long EVENT_BYTES = 40;
  private static final long EVENT_AUDIO_POSITION = 16;
  private static final long EVENT_NAME = 32;

  public EspeakVoice {
    if (wordsPerMinute < 80 || wordsPerMinute > 450 || pitch < 0 || pitch > 100) {
      throw new IllegalArgumentException(
          "a voice speaks 80..450 words per minute at pitch 0..100, got %d at %d"
              .formatted(wordsPerMinute, pitch));
    }
  }

  /**
   * Speaks a text.
   *
   * @throws IllegalStateException when eSpeak NG is not installed, or does not know the voice
   */
  public Speech speak(String text) {
    synchronized (EspeakVoice.class) {
      try (Arena arena = Arena.ofConfined()) {
        return speak(text, arena);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable t) {
        throw new IllegalStateException("eSpeak NG failed to speak", t);
      }
    }
  }

  private Speech speak(String text, Arena arena) throws Throwable {
    SymbolLookup library;
    try {
      library = SymbolLookup.libraryLookup(LIBRARY, arena);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          LIBRARY + " was not found. Debian: apt-get install espeak-ng", e);
    }
    Linker linker = Linker.nativeLinker();
    MethodHandle initialise =
        handle(linker, library, "espeak_Initialize", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    int sampleRate =
        (int)
            initialise.invokeExact(
                AUDIO_OUTPUT_SYNCHRONOUS, 0, MemorySegment.NULL, PHONEME_EVENTS_IN_IPA);
    if (sampleRate <= 0) {
      throw new IllegalStateException(
          "eSpeak NG did not start (code %d): is its data installed? Debian: apt-get install espeak-ng"
              .formatted(sampleRate));
    }
    MethodHandle terminate = handle(linker, library, "espeak_Terminate");
    try {
      MethodHandle setVoice = handle(linker, library, "espeak_SetVoiceByName", ADDRESS);
      int code = (int) setVoice.invokeExact(arena.allocateFrom(language));
      if (code != 0) {
        throw new IllegalStateException(
            "eSpeak NG knows no voice '%s'; 'espeak-ng --voices' lists them".formatted(language));
      }
      MethodHandle setParameter =
          handle(linker, library, "espeak_SetParameter", JAVA_INT, JAVA_INT, JAVA_INT);
      check("espeakRATE", (int) setParameter.invokeExact(PARAMETER_RATE, wordsPerMinute, 0));
      check("espeakPITCH", (int) setParameter.invokeExact(PARAMETER_PITCH, pitch, 0));

      Listener listener = new Listener();
      MethodHandle received =
          MethodHandles.lookup()
              .bind(
                  listener,
                  "receive",
                  MethodType.methodType(
                      int.class, MemorySegment.class, int.class, MemorySegment.class));
      MemorySegment callback =
          linker.upcallStub(
              received, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS), arena);
      linker
          .downcallHandle(
              library.findOrThrow("espeak_SetSynthCallback"), FunctionDescriptor.ofVoid(ADDRESS))
          .invokeExact(callback);

      MethodHandle synthesise =
          linker.downcallHandle(
              library.findOrThrow("espeak_Synth"),
              FunctionDescriptor.of(
                  JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
                  ADDRESS));
      MemorySegment words = arena.allocateFrom(text);
      check(
          "espeak_Synth",
          (int)
              synthesise.invokeExact(
                  words,
                  words.byteSize(),
                  0,
                  1,
                  0,
                  CHARS_UTF8,
                  MemorySegment.NULL,
                  MemorySegment.NULL));
      return new Speech(
          Arrays.copyOf(listener.samples, listener.count), sampleRate, listener.phonemes);
    } finally {
      int ignored = (int) terminate.invokeExact();
    }
  }

  private static MethodHandle handle(
      Linker linker,
      SymbolLookup library,
      String name,
      java.lang.foreign.MemoryLayout... parameters) {
    return linker.downcallHandle(
        library.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, parameters));
  }

  private static void check(String what, int code) {
    if (code != 0) {
      throw new IllegalStateException("eSpeak NG: %s answered code %d".formatted(what, code));
    }
  }

  /** Collects what the library's callback brings; it is called on the speaking thread. */
  private static final class Listener {
    private short[] samples = new short[1 << 16];
    private int count;
    private final List<PhonemeEvent> phonemes = new ArrayList<>();

    @SuppressWarnings("unused") // bound by name as the library's callback
    int receive(MemorySegment wave, int sampleCount, MemorySegment events) {
      if (sampleCount > 0 && wave.address() != 0) {
        if (count + sampleCount > samples.length) {
          samples = Arrays.copyOf(samples, Math.max(2 * samples.length, count + sampleCount));
        }
        MemorySegment.copy(
            wave.reinterpret(2L * sampleCount), JAVA_SHORT, 0, samples, count, sampleCount);
        count += sampleCount;
      }
      for (long i = 0; events.address() != 0; i++) {
        MemorySegment event =
            MemorySegment.ofAddress(events.address() + i * EVENT_BYTES).reinterpret(EVENT_BYTES);
        int type = event.get(JAVA_INT, 0);
        if (type == EVENT_END_OF_LIST) {
          break;
        }
        if (type == EVENT_PHONEME) {
          double seconds = Math.max(0, event.get(JAVA_INT, EVENT_AUDIO_POSITION)) / 1000.0;
          phonemes.add(new PhonemeEvent(name(event), seconds));
        }
      }
      return 0;
    }

    private static String name(MemorySegment event) {
      byte[] name = new byte[8];
      int length = 0;
      while (length < name.length && event.get(JAVA_BYTE, EVENT_NAME + length) != 0) {
        name[length] = event.get(JAVA_BYTE, EVENT_NAME + length);
        length++;
      }
      return new String(name, 0, length, StandardCharsets.UTF_8);
    }
  }
}
