package org.understudy.avatar.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways to spoil an avatar file. Each takes a sound file and gives another one. */
enum Mutation {
  FLIPPED_BITS {
    @Override
    byte[] apply(byte[] file, Random random) {
      return flipped(file, random, 1 + random.nextInt(8));
    }
  },
  TRUNCATION {
    @Override
    byte[] apply(byte[] file, Random random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  SPLICE {
    @Override
    byte[] apply(byte[] file, Random random) {
      return spliced(file, random);
    }
  },
  EXTREME_PREAMBLE {
    @Override
    byte[] apply(byte[] file, Random random) {
      byte[] out = file.clone();
      ByteBuffer.wrap(out).putInt(8 + 4 * random.nextInt(3), pick(random, EXTREMES));
      return out;
    }
  },
  HEADER_NUMBER {
    @Override
    byte[] apply(byte[] file, Random random) {
      return new Mutant(file).header(json -> replaced(json, NUMBER, random, NUMBERS)).bytes();
    }
  },
  HEADER_VALUE {
    @Override
    byte[] apply(byte[] file, Random random) {
      return new Mutant(file).header(json -> replaced(json, VALUE, random, VALUES)).bytes();
    }
  },
  HEADER_TEXT {
    @Override
    byte[] apply(byte[] file, Random random) {
      return new Mutant(file)
          .header(
              json -> {
                int at = random.nextInt(json.length());
                int end = Math.min(json.length(), at + random.nextInt(20));
                String piece = random.nextBoolean() ? "" : json.substring(at, end).repeat(2);
                return json.substring(0, at) + piece + json.substring(end);
              })
          .bytes();
    }
  },
  SECTION_BITS {
    @Override
    byte[] apply(byte[] file, Random random) {
      Mutant mutant = new Mutant(file);
      String name = pick(random, mutant.names());
      return mutant.section(name, bytes -> flipped(bytes, random, 1 + random.nextInt(4))).bytes();
    }
  },
  SECTION_SPLICE {
    @Override
    byte[] apply(byte[] file, Random random) {
      Mutant mutant = new Mutant(file);
      return mutant.section(pick(random, mutant.names()), b -> spliced(b, random)).bytes();
    }
  },
  SECTIONS_EXCHANGED {
    @Override
    byte[] apply(byte[] file, Random random) {
      Mutant mutant = new Mutant(file);
      byte[] one = mutant.sections().get(pick(random, mutant.names()));
      String other = pick(random, mutant.names());
      if (random.nextInt(3) == 0) {
        mutant.sections().remove(other);
      } else {
        mutant.sections().put(random.nextInt(3) == 0 ? "extra" : other, one);
      }
      return mutant.bytes();
    }
  },
  GEOMETRY {
    @Override
    byte[] apply(byte[] file, Random random) {
      String name = pick(random, List.of("live", "tiles", "positions", "weights", "displacements"));
      return new Mutant(file)
          .inflated(
              name,
              values ->
                  switch (random.nextInt(4)) {
                    case 0 -> flipped(values, random, 1 + random.nextInt(20));
                    case 1 -> spliced(values, random);
                    case 2 -> escaped(values, random);
                    default -> Arrays.copyOf(values, random.nextInt(2 * values.length));
                  })
          .bytes();
    }
  },
  BOMB {
    @Override
    byte[] apply(byte[] file, Random random) {
      Mutant mutant = new Mutant(file);
      byte[] bomb = random.nextBoolean() ? ZEROS : ONES;
      return mutant.section(pick(random, mutant.names()), bytes -> bomb).bytes();
    }
  },
  PICTURE_SIZE {
    @Override
    byte[] apply(byte[] file, Random random) {
      return new Mutant(file)
          .section(
              "texture-0",
              bytes -> {
                ByteBuffer out = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
                int frame = indexOf(bytes, "VP8 ");
                // size of the file, of the canvas, of a chunk, of the frame
                int at = pick(random, List.of(4, 24, 27, frame + 4, frame + 14, frame + 16));
                if (random.nextBoolean()) {
                  out.putShort(at, (short) random.nextInt());
                } else {
                  out.putInt(at, pick(random, EXTREMES));
                }
                return out.array();
              })
          .bytes();
    }
  },
  PICTURE_DATA {
    @Override
    byte[] apply(byte[] file, Random random) {
      return new Mutant(file)
          .section(
              "texture-0",
              bytes -> {
                byte[] out = bytes.clone();
                int alpha = indexOf(bytes, "ALPH") + 8;
                int frame = indexOf(bytes, "VP8 ");
                // what lies early decides most: code tables of the alpha, the frame's own header
                int from = random.nextBoolean() ? alpha : frame + 18;
                int room = Math.min(random.nextBoolean() ? 40 : bytes.length, bytes.length - from);
                for (int k = 1 + random.nextInt(6); k > 0; k--) {
                  int at = from + random.nextInt(room);
                  if (at < frame || at >= frame + 18) {
                    out[at] = (byte) random.nextInt();
                  }
                }
                return out;
              })
          .bytes();
    }
  };

  private static final Pattern NUMBER = Pattern.compile("-?\\d[0-9.eE+-]*");
  private static final Pattern VALUE =
      Pattern.compile("(?<=:)(\"[^\"]*\"|-?\\d[0-9.eE+-]*|\\[[^]\\[{]*])");
  private static final List<Integer> EXTREMES =
      List.of(0, 1, -1, 2, 255, 65_535, 0x3fff, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE);
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "-1",
          "2",
          "7",
          "63",
          "4096",
          "4097",
          "65535",
          "250000",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967295",
          "9223372036854775807",
          "99999999999999999999",
          "0.5",
          "1e-30",
          "1e30",
          "1e308",
          "1e999",
          "-0.0",
          "NaN");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[[]]",
          "\"\"",
          "\"../../x\"",
          "\"\\u0000\"",
          "\"\\u001b[2J\"",
          "\"\\u202e\"",
          "[1e9]",
          "[[[[[[[[[[[[1]]]]]]]]]]]]",
          "\"LEFT\"",
          "-7",
          "3.5");
  private static final byte[] ZEROS = Mutant.deflate(new byte[48 << 20]);
  private static final byte[] ONES = Mutant.deflate(filled());

  /** Another file. */
  abstract byte[] apply(byte[] file, Random random);

  private static byte[] filled() {
    byte[] ones = new byte[48 << 20];
    Arrays.fill(ones, (byte) 1);
    return ones;
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] flipped(byte[] bytes, Random random, int count) {
    byte[] out = bytes.clone();
    for (int k = 0; k < count && out.length > 0; k++) {
      out[random.nextInt(out.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return out;
  }

  /** A piece of the bytes put somewhere else, over what is there or between it. */
  private static byte[] spliced(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length);
    int length = Math.min(bytes.length - from, 1 + random.nextInt(200));
    int to = random.nextInt(bytes.length);
    int rest = random.nextBoolean() ? to : Math.min(bytes.length, to + length);
    ByteBuffer out = ByteBuffer.allocate(to + length + bytes.length - rest);
    out.put(bytes, 0, to).put(bytes, from, length).put(bytes, rest, bytes.length - rest);
    return out.array();
  }

  /** Some values as long ones of any size. */
  private static byte[] escaped(byte[] values, Random random) {
    int at = random.nextInt(values.length);
    ByteBuffer out = ByteBuffer.allocate(values.length + 4);
    out.put(values, 0, at).put((byte) 255).putInt(random.nextInt());
    return out.put(values, at + 1, values.length - at - 1).array();
  }

  private static String replaced(
      String json, Pattern pattern, Random random, List<String> replacements) {
    List<MatchResult> found = pattern.matcher(json).results().toList();
    MatchResult match = pick(random, found);
    return json.substring(0, match.start())
        + pick(random, replacements)
        + json.substring(match.end());
  }

  private static int indexOf(byte[] bytes, String tag) {
    for (int i = 0; i + 4 <= bytes.length; i++) {
      if (bytes[i] == tag.charAt(0)
          && bytes[i + 1] == tag.charAt(1)
          && bytes[i + 2] == tag.charAt(2)
          && bytes[i + 3] == tag.charAt(3)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no " + tag);
  }
}
