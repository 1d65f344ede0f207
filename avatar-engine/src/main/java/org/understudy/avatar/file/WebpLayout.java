package org.understudy.avatar.file;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Looks at the chunks of a WebP picture before a native decoder is let near it (RFC 9649, and RFC
 * 6386 for the frame header). Let through are the pictures that avatars are written with: one lossy
 * frame of a known size, alone or with an alpha plane; no other chunks, no animation.
 *
 * <p>A decoder's memory grows with the size of a picture and, while it reads lossless alpha, with
 * the number of its code tables, which cost the sender next to nothing: hence a limit on the bytes
 * of alpha as well.
 */
final class WebpLayout {
  private static final int EXTENDED_BYTES = 10;
  private static final int ALPHA_FLAG = 0x10;
  private static final int START_CODE = 0x2a019d;
  private static final int SIZE_BITS = 0x3fff;

  private WebpLayout() {}

  /**
   * Checks a picture.
   *
   * @return bytes of its alpha
   * @throws IOException saying what was found instead of a picture of this size
   */
  static int check(Section picture, int width, int height) throws IOException {
    String name = picture.name();
    int alphaBytes = 0;
    requireAtMost(name, "bytes", picture.length(), AvatarLimits.PICTURE_BYTES);
    ByteBuffer in =
        ByteBuffer.wrap(picture.file(), picture.offset(), picture.length())
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    try {
      require(name, tag(in).equals("RIFF"), "no WebP picture");
      require(name, in.getInt() == in.remaining(), "a WebP picture cut short or too long");
      require(name, tag(in).equals("WEBP"), "no WebP picture");
      String chunk = tag(in);
      if (chunk.equals("VP8X")) {
        boolean alpha = checkExtended(name, in, width, height);
        chunk = tag(in);
        if (alpha) {
          require(name, chunk.equals("ALPH"), "no alpha plane where one is announced");
          alphaBytes = length(name, in);
          requireAtMost(name, "bytes of alpha", alphaBytes, AvatarLimits.ALPHA_BYTES);
          skip(in, alphaBytes);
          chunk = tag(in);
        }
      }
      require(name, chunk.equals("VP8 "), "no lossy frame");
      checkFrame(name, in, width, height);
      require(name, !in.hasRemaining(), "something after its frame");
    } catch (BufferUnderflowException e) {
      throw new IOException("section %s: a WebP picture cut short".formatted(name), e);
    }
    return alphaBytes;
  }

  /** The chunk that tells the size of the whole; whether there is an alpha plane. */
  private static boolean checkExtended(String name, ByteBuffer in, int width, int height)
      throws IOException {
    require(name, length(name, in) == EXTENDED_BYTES, "a first chunk of another length");
    int flags = in.getInt();
    require(name, (flags & ~ALPHA_FLAG) == 0, "more than a frame and its alpha");
    requireSize(name, 1 + threeBytes(in), 1 + threeBytes(in), width, height);
    return flags != 0;
  }

  /** The frame; the size in its own header is what the decoder believes. */
  private static void checkFrame(String name, ByteBuffer in, int width, int height)
      throws IOException {
    int length = length(name, in);
    int start = in.position();
    int frameTag = threeBytes(in);
    require(name, (frameTag & 1) == 0, "no key frame");
    require(name, threeBytes(in) == START_CODE, "no start of a frame");
    int codedWidth = in.getShort() & SIZE_BITS;
    int codedHeight = in.getShort() & SIZE_BITS;
    requireSize(name, codedWidth, codedHeight, width, height);
    in.position(start);
    skip(in, length);
  }

  private static void requireSize(
      String name, int foundWidth, int foundHeight, int width, int height) throws IOException {
    if (foundWidth != width || foundHeight != height) {
      throw new IOException(
          "section %s: expected a WebP picture of %dx%d, found one of %dx%d"
              .formatted(name, width, height, foundWidth, foundHeight));
    }
  }

  private static String tag(ByteBuffer in) {
    byte[] tag = new byte[4];
    in.get(tag);
    return new String(tag, StandardCharsets.ISO_8859_1);
  }

  private static int length(String name, ByteBuffer in) throws IOException {
    int length = in.getInt();
    require(name, length >= 0 && length <= in.remaining(), "a WebP picture cut short");
    return length;
  }

  /** Skips a chunk's content and the byte that makes its length even. */
  private static void skip(ByteBuffer in, int length) {
    in.position(Math.min(in.limit(), in.position() + length));
    if (length % 2 != 0 && in.hasRemaining()) {
      in.get();
    }
  }

  private static int threeBytes(ByteBuffer in) {
    return (in.get() & 0xff) | (in.get() & 0xff) << 8 | (in.get() & 0xff) << 16;
  }

  private static void requireAtMost(String name, String what, int found, int most)
      throws IOException {
    if (found > most) {
      throw new IOException(
          "section %s: %d %s, the limit is %d".formatted(name, found, what, most));
    }
  }

  private static void require(String name, boolean condition, String found) throws IOException {
    if (!condition) {
      throw new IOException("section %s: found %s".formatted(name, found));
    }
  }
}
