package org.understudy.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.understudy.app.console.SilentProgress;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.PictureShape;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.avatar.render.RendererOptions.Backend;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

class BackendSuiteTest {
  private static final PictureShape SHAPE = PictureShape.square(64);

  /** Two rounds of three frames. */
  static final BenchEffort TINY = new BenchEffort(1, 1, 2, 3, 0, 1 << 16);

  private static Avatar avatar() throws Exception {
    Avatar whole = AvatarGallery.load(AvatarGallery.USUAL);
    return whole.withSheets(GrowthSuite.some(whole.sheets(), 20));
  }

  private static List<PortraitPose> poses(Avatar avatar) {
    List<PortraitPose> poses = new ArrayList<>();
    PortraitPose rest = PortraitPose.REST.withRoot(avatar.framing().root());
    for (int i = 0; i < 4; i++) {
      float[] expression = rest.expression();
      expression[ArkitExpression.JAW_OPEN.ordinal()] = 0.25f * i;
      poses.add(rest.withExpression(expression));
    }
    return poses;
  }

  private static Map<?, ?> map(Object figures, String name) {
    return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) figures).get(name));
  }

  private static double number(Object figures, String name) {
    return ((Number) Objects.requireNonNull(((Map<?, ?>) figures).get(name))).doubleValue();
  }

  @Test
  void everyRendererIsMeasuredAndComparedWithTheScalarOne() throws Exception {
    Avatar avatar = avatar();
    SuiteResult result =
        new BackendSuite(avatar, poses(avatar), SHAPE, TINY)
            .run(new BenchSteps(new SilentProgress()));
    Map<?, ?> figures = map(result.figures(), "64");
    Map<?, ?> scalar = map(figures, "scalar");
    assertThat(number(scalar, "scalarRatio")).isEqualTo(1);
    assertThat(number(scalar, "largestDifference")).isZero();
    assertThat(number(scalar, "allocatedBytesPerFrame")).isBetween(0.0, 10_000.0);
    assertThat(number(map(scalar, "frame"), "medianMilliseconds")).isPositive();
    Map<?, ?> plain = map(figures, "plain");
    assertThat(number(plain, "meanDifference")).isLessThan(3);
    Map<?, ?> memory = map(figures, "memory");
    assertThat(number(memory, "touchedBytesPerFrame"))
        .isEqualTo(
            number(memory, "textureBytesPerFrame")
                + number(memory, "vertexBytesPerFrame")
                + number(memory, "listBytesPerFrame")
                + number(memory, "pictureBytesPerFrame"));
    assertThat(number(memory, "floorMilliseconds")).isPositive();
  }

  @Test
  void whatDoesNotRunHereIsListedWithTheReason() throws Exception {
    Avatar avatar = avatar();
    SuiteResult result =
        new BackendSuite(
                avatar,
                poses(avatar),
                SHAPE,
                TINY,
                (who, options) -> {
                  if (options.backend() == Backend.VECTOR) {
                    throw new NoClassDefFoundError("no vectors on this machine");
                  }
                  // as one that falls back to another
                  RendererOptions made =
                      options.backend() == Backend.PLAIN
                          ? options.withBackend(Backend.SCALAR)
                          : options;
                  return AvatarRenderers.create(who, made);
                })
            .run(new BenchSteps(new SilentProgress()));
    Map<?, ?> figures = map(result.figures(), "64");
    assertThat(map(figures, "vector").get("unavailable")).isEqualTo("no vectors on this machine");
    assertThat(map(figures, "plain").get("unavailable")).isEqualTo("asked for");
    StringWriter text = new StringWriter();
    result.tables().getFirst().print(new PrintWriter(text, true));
    assertThat(text.toString()).contains("vector is not available: no vectors on this machine");
  }
}
