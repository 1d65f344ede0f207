package org.understudy.camera.mjpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.understudy.camera.LiveFormat;

/** One JPEG of 1280 x 720: FFmpeg's encoder beside the JDK's. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgs = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-Djava.awt.headless=true"
    })
@State(Scope.Thread)
public class JpegEncoderBenchmark {
  private static final LiveFormat FORMAT = new LiveFormat(1280, 720, 30);

  private final int[] pixels = new int[FORMAT.pixels()];
  private final BufferedImage image =
      new BufferedImage(FORMAT.width(), FORMAT.height(), BufferedImage.TYPE_INT_RGB);
  private final JpegPicture picture = new JpegPicture();
  private final JpegEncoder encoder = open();

  private static JpegEncoder open() {
    try {
      return JpegEncoder.open(FORMAT);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Soft shading with some texture, about what an avatar takes: 60 to 70 kilobytes. */
  @Setup
  public void draw() {
    for (int y = 0; y < FORMAT.height(); y++) {
      for (int x = 0; x < FORMAT.width(); x++) {
        double wave = Math.sin(x * 0.013) * Math.cos(y * 0.017) + 0.08 * Math.sin(x * y * 0.003);
        int grey = (int) Math.round(127 + 100 * wave / 1.08);
        int colour = grey << 16 | (grey * 3 / 4) << 8 | grey / 2;
        pixels[y * FORMAT.width() + x] = 0xff000000 | colour;
        image.setRGB(x, y, colour);
      }
    }
  }

  /** Frees the encoder. */
  @TearDown
  public void close() {
    encoder.close();
  }

  /** FFmpeg, from RGBA. */
  @Benchmark
  public int ffmpeg() throws IOException {
    encoder.encode(pixels, picture);
    return picture.length();
  }

  /** The JDK's. */
  @Benchmark
  public int imageIo() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    if (!ImageIO.write(image, "jpeg", out)) {
      throw new IOException("no JPEG writer");
    }
    return out.size();
  }
}
