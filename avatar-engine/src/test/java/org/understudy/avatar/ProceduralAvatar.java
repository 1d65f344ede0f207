package org.understudy.avatar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

/**
 * A bust made of formulas: nested radial shells around an ellipsoid head with neck and torso, a
 * nose that folds over, eye and mouth holes, turning eyeballs and teeth. Good for tests only.
 */
public final class ProceduralAvatar {
  private static final List<StrandLobe> LOBES =
      List.of(new StrandLobe(0, .6f, .8f, -.16f, 7), new StrandLobe(-.6f, 0, .8f, .1f, 20));

  private static final double HEAD_Y = .28;
  private static final double HEAD_Z = .02;
  private static final double EYE_X = .032;
  private static final double EYE_Y = .30;
  private static final double MOUTH_Y = .225;

  private ProceduralAvatar() {}

  /**
   * The avatar.
   *
   * @param shells nested radial sheets, at least 3
   * @param lattice cells of a shell along each side
   * @param texture texels of a shell's texture along each side
   */
  public static Avatar create(int shells, int lattice, int texture) {
    List<Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < shells; s++) {
      double t = -1 + 2.0 * s / (shells - 1);
      double offset = -.012 * Math.sinh(1.6 * t) - .004;
      sheets.add(shell("shell-" + s, offset, lattice, texture));
    }
    int patch = Math.max(4, lattice / 4);
    int patchTexture = Math.max(8, texture / 8);
    sheets.add(eyeball("eye-left", EyeAttachment.Eye.LEFT, EYE_X, patch, patchTexture));
    sheets.add(eyeball("eye-right", EyeAttachment.Eye.RIGHT, -EYE_X, patch, patchTexture));
    sheets.add(teeth(patch, patchTexture));
    float[] canonical = new float[ArkitExpression.COUNT];
    canonical[ArkitExpression.JAW_OPEN.ordinal()] = .4f;
    canonical[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = .6f;
    canonical[ArkitExpression.EYE_BLINK_RIGHT.ordinal()] = .6f;
    return new Avatar(
        "procedural",
        Map.of("made-by", "formulas"),
        skeleton(),
        new Framing(new RigidTransform(0, 0, 0, 0, -.2, -1.1), 26),
        canonical,
        sheets);
  }

  /** Only translucent shells close around the surface: as many live fragments as shells. */
  public static Avatar layered(int shells, int lattice, int texture) {
    List<Sheet> sheets = new ArrayList<>();
    for (int s = 0; s < shells; s++) {
      Sheet sheet = shell("shell-" + s, .012 - .024 * s / (shells - 1), lattice, texture);
      RgbaImage image = new RgbaImage(texture, texture);
      for (int i = 0; i < image.pixels().length; i++) {
        int grey = 40 + (i + 13 * s) % 60;
        image.pixels()[i] = RgbaImage.pack(grey, grey, grey / 2, 110);
      }
      sheets.add(sheet.withTexture(image));
    }
    return create(3, 1, 8).withSheets(sheets);
  }

  /** The same with normals that look away from the neck's axis, taken under light from a side. */
  public static Avatar lit(Avatar plain) {
    List<Sheet> sheets = new ArrayList<>();
    for (Sheet sheet : plain.sheets()) {
      float[] normals = new float[3 * sheet.vertexCount()];
      float[] responses = new float[ShadingFeature.COUNT * sheet.vertexCount()];
      for (int v = 0; v < sheet.vertexCount(); v++) {
        double x = sheet.vertex(v, 0);
        double y = sheet.vertex(v, 1) - .2;
        double z = sheet.vertex(v, 2) + .01;
        double length = Math.sqrt(x * x + y * y + z * z) + 1e-9;
        put(normals, v, x / length, y / length, z / length);
        for (int f = 0; f < ShadingFeature.COUNT; f++) {
          responses[f * sheet.vertexCount() + v] = (float) (.5 * Math.sin(20 * x + 9 * y + f));
        }
      }
      SheetShading shading = new SheetShading(normals, responses);
      sheets.add(withShading(sheet, sheets.size() % 3 == 0 ? withStrands(shading) : shading));
    }
    return new Avatar(
        plain.name(),
        plain.metadata(),
        plain.skeleton(),
        plain.framing(),
        plain.canonicalExpression(),
        sheets,
        Optional.of(LightPreset.SIDE.from(PortraitLight.EVEN)),
        LOBES);
  }

  /** A lit avatar that shows the same from everywhere: no strands, no answers to the view. */
  public static Avatar matte(Avatar lit) {
    List<Sheet> sheets = new ArrayList<>();
    for (Sheet sheet : lit.sheets()) {
      float[] responses = sheet.shading().responses().clone();
      Arrays.fill(responses, ShadingFeature.OF_POSE * sheet.vertexCount(), responses.length, 0);
      sheets.add(withShading(sheet, new SheetShading(sheet.shading().normals(), responses)));
    }
    return lit.withSheets(sheets);
  }

  private static Sheet withShading(Sheet sheet, SheetShading shading) {
    return new Sheet(
        sheet.name(),
        sheet.columns(),
        sheet.rows(),
        sheet.vertices(),
        sheet.weights(),
        sheet.displacements(),
        sheet.texture(),
        sheet.eye(),
        shading);
  }

  /** Strands at right angles to the normals, which shine differently from place to place. */
  private static SheetShading withStrands(SheetShading plain) {
    float[] normals = plain.normals();
    int vertices = normals.length / 3;
    float[] strands = new float[normals.length];
    float[] shine = new float[(LOBES.size() + 1) * vertices];
    for (int v = 0; v < vertices; v++) {
      double x = normals[3 * v + 1];
      double y = -normals[3 * v];
      double length = Math.sqrt(x * x + y * y);
      put(strands, v, length < 1e-3 ? 1 : x / length, length < 1e-3 ? 0 : y / length, 0);
      for (int plane = 0; plane <= LOBES.size(); plane++) {
        shine[plane * vertices + v] = (float) (.4 * Math.cos(15 * normals[3 * v] + plane));
      }
    }
    return new SheetShading(normals, plain.responses(), strands, shine);
  }

  private static Skeleton skeleton() {
    return new Skeleton(
        new float[] {
          0, 0, 0, 0, .12f, 0, 0, .19f, .01f, .03f, .07f, 0, -.03f, .07f, 0, .17f, .07f, -.01f,
          -.17f, .07f, -.01f
        });
  }

  /** Distance from the vertical axis to the surface in a direction at a height. */
  private static double surface(double theta, double y) {
    double radius = .045;
    radius = Math.max(radius, ellipse(theta, (y - HEAD_Y) / .115, .078, .095));
    radius = Math.max(radius, ellipse(theta, (y + .03) / .13, .21, .115));
    double nose = Math.exp(-sq(theta / .13) - sq((y - .265) / .02));
    return radius + .024 * nose;
  }

  private static double ellipse(double theta, double height, double halfX, double halfZ) {
    if (Math.abs(height) >= 1) {
      return 0;
    }
    double scale = Math.sqrt(1 - height * height);
    return scale / Math.sqrt(sq(Math.sin(theta) / halfX) + sq(Math.cos(theta) / halfZ));
  }

  private static Sheet shell(String name, double offset, int lattice, int texture) {
    float[] vertices = new float[3 * (lattice + 1) * (lattice + 1)];
    for (int j = 0; j <= lattice; j++) {
      for (int i = 0; i <= lattice; i++) {
        double theta = theta((double) i / lattice);
        double y = height((double) j / lattice);
        double r = Math.max(.004, surface(theta, y) + offset);
        put(vertices, j * (lattice + 1) + i, r * Math.sin(theta), y, HEAD_Z + r * Math.cos(theta));
      }
    }
    RgbaImage image = new RgbaImage(texture, texture);
    for (int y = 0; y < texture; y++) {
      for (int x = 0; x < texture; x++) {
        double theta = theta((x + .5) / texture);
        image.pixels()[y * texture + x] = shellTexel(theta, height((y + .5) / texture), offset);
      }
    }
    return sheet(name, lattice, vertices, image, Optional.empty(), true);
  }

  private static double theta(double u) {
    return Math.toRadians(165) * (2 * u - 1);
  }

  private static double height(double v) {
    return .44 - .56 * v;
  }

  private static int shellTexel(double theta, double y, double offset) {
    double alpha =
        offset > .004
            ? .1 * Math.exp(-sq(offset / .02))
            : offset > -.006 ? .9 : .5 * Math.exp(-sq(offset / .015));
    double x = surface(theta, y) * Math.sin(theta);
    boolean front = Math.abs(theta) < 1;
    double eye = sq((Math.abs(x) - EYE_X) / .012) + sq((y - EYE_Y) / .004);
    double mouth = sq(x / .022) + sq((y - MOUTH_Y) / .006);
    if (front) {
      alpha *= smooth(eye, .6, 1) * smooth(mouth, .6, 1);
    }
    alpha *= smooth(y, -.11, -.09) * (1 - smooth(y, .38, .42));
    boolean dark =
        (Math.floorMod((int) Math.floor(theta * 12), 2)
                ^ Math.floorMod((int) Math.floor(y * 60), 2))
            != 0;
    double r = dark ? 190 : 225;
    double g = y < .12 ? 70 : dark ? 140 : 175;
    double b = y < .12 ? 160 : dark ? 120 : 150;
    return premultiplied(r, g, b, alpha);
  }

  private static Sheet eyeball(
      String name, EyeAttachment.Eye eye, double centreX, int lattice, int texture) {
    double radius = .0125;
    double centreZ = .086;
    float[] vertices = new float[3 * (lattice + 1) * (lattice + 1)];
    for (int j = 0; j <= lattice; j++) {
      for (int i = 0; i <= lattice; i++) {
        double a = 1.1 * (2.0 * i / lattice - 1);
        double b = 1.1 * (1 - 2.0 * j / lattice);
        put(
            vertices,
            j * (lattice + 1) + i,
            centreX + radius * Math.sin(a) * Math.cos(b),
            EYE_Y + radius * Math.sin(b),
            centreZ + radius * Math.cos(a) * Math.cos(b));
      }
    }
    RgbaImage image = new RgbaImage(texture, texture);
    for (int y = 0; y < texture; y++) {
      for (int x = 0; x < texture; x++) {
        double d = Math.hypot(x + .5 - texture / 2.0, y + .5 - texture / 2.0) / texture;
        image.pixels()[y * texture + x] =
            d < .09
                ? premultiplied(20, 15, 15, 1)
                : d < .22 ? premultiplied(60, 130, 90, 1) : premultiplied(235, 235, 235, 1);
      }
    }
    EyeAttachment attachment =
        new EyeAttachment(eye, (float) centreX, (float) EYE_Y, (float) centreZ);
    return sheet(name, lattice, vertices, image, Optional.of(attachment), false);
  }

  private static Sheet teeth(int lattice, int texture) {
    float[] vertices = new float[3 * (lattice + 1) * (lattice + 1)];
    for (int j = 0; j <= lattice; j++) {
      for (int i = 0; i <= lattice; i++) {
        double x = .03 * (2.0 * i / lattice - 1);
        put(
            vertices,
            j * (lattice + 1) + i,
            x,
            MOUTH_Y + .012 - .024 * j / lattice,
            .085 - 12 * x * x);
      }
    }
    RgbaImage image = new RgbaImage(texture, texture);
    for (int y = 0; y < texture; y++) {
      for (int x = 0; x < texture; x++) {
        double shade = y * 2 < texture ? 230 - 30 * ((x * 8 / texture) % 2) : 90;
        image.pixels()[y * texture + x] = premultiplied(shade, shade * .8, shade * .75, 1);
      }
    }
    return sheet("teeth", lattice, vertices, image, Optional.empty(), false);
  }

  private static Sheet sheet(
      String name,
      int lattice,
      float[] vertices,
      RgbaImage image,
      Optional<EyeAttachment> eye,
      boolean soft) {
    List<SparseDisplacement> moves =
        new ArrayList<>(Collections.nCopies(ArkitExpression.COUNT, SparseDisplacement.NONE));
    if (soft) {
      set(
          moves,
          ArkitExpression.JAW_OPEN,
          vertices,
          1,
          y -> -.03 * smooth(MOUTH_Y + .004 - y, -.004, .01));
      set(
          moves,
          ArkitExpression.EYE_BLINK_LEFT,
          vertices,
          2,
          y -> -.006 * smooth(y - EYE_Y, -.002, .004));
      set(
          moves,
          ArkitExpression.EYE_BLINK_RIGHT,
          vertices,
          3,
          y -> -.006 * smooth(y - EYE_Y, -.002, .004));
      set(
          moves,
          ArkitExpression.BROW_INNER_UP,
          vertices,
          1,
          y -> .01 * Math.exp(-sq((y - .33) / .02)));
      set(
          moves,
          ArkitExpression.MOUTH_SMILE_LEFT,
          vertices,
          4,
          y -> .01 * Math.exp(-sq((y - .23) / .02)));
    }
    int n = vertices.length / 3;
    float[] weights = new float[PortraitJoint.COUNT * n];
    for (int v = 0; v < n; v++) {
      double x = vertices[3 * v];
      double y = vertices[3 * v + 1];
      double head = smooth(y, .14, .22);
      double neck = smooth(y, .06, .14) * (1 - head);
      double side = smooth(Math.abs(x), .03, .2) * (1 - head - neck);
      int w = PortraitJoint.COUNT * v;
      weights[w + PortraitJoint.HEAD.ordinal()] = (float) head;
      weights[w + PortraitJoint.NECK.ordinal()] = (float) neck;
      weights[w + (x > 0 ? 3 : 4)] = (float) (.6 * side);
      weights[w + (x > 0 ? 5 : 6)] = (float) (.4 * side);
      weights[w] = (float) (1 - head - neck - side);
    }
    return new Sheet(name, lattice, lattice, vertices, weights, moves, image, eye);
  }

  /** Moves vertices of the front vertically; the window picks mouth, an eye, or a corner. */
  private static void set(
      List<SparseDisplacement> moves,
      ArkitExpression expression,
      float[] vertices,
      int window,
      DoubleUnaryOperator profile) {
    float[] dense = new float[vertices.length];
    for (int v = 0; v < vertices.length / 3; v++) {
      double x = vertices[3 * v];
      double y = vertices[3 * v + 1];
      double z = vertices[3 * v + 2];
      double width =
          switch (window) {
            case 1 -> Math.exp(-sq(x / .05));
            case 2 -> Math.exp(-sq((x - EYE_X) / .012) - sq((y - EYE_Y) / .012));
            case 3 -> Math.exp(-sq((x + EYE_X) / .012) - sq((y - EYE_Y) / .012));
            default -> Math.exp(-sq((x - .025) / .015));
          };
      dense[3 * v + 1] =
          (float) (profile.applyAsDouble(y) * width * smooth(z, .03, .07) * smooth(y, .12, .17));
    }
    moves.set(expression.ordinal(), SparseDisplacement.ofDense(dense, 1e-5f));
  }

  private static void put(float[] vertices, int index, double x, double y, double z) {
    vertices[3 * index] = (float) x;
    vertices[3 * index + 1] = (float) y;
    vertices[3 * index + 2] = (float) z;
  }

  private static int premultiplied(double r, double g, double b, double alpha) {
    int a = (int) Math.round(255 * alpha);
    return RgbaImage.pack(
        (int) (r * a / 255 + .5), (int) (g * a / 255 + .5), (int) (b * a / 255 + .5), a);
  }

  private static double smooth(double x, double from, double to) {
    double t = Math.clamp((x - from) / (to - from), 0, 1);
    return t * t * (3 - 2 * t);
  }

  private static double sq(double x) {
    return x * x;
  }

  /** Coefficients with some values set: pairs of expression and value. */
  public static float[] expression(Object... pairs) {
    float[] values = new float[ArkitExpression.COUNT];
    for (int i = 0; i < pairs.length; i += 2) {
      values[((ArkitExpression) pairs[i]).ordinal()] = ((Number) pairs[i + 1]).floatValue();
    }
    return values;
  }
}
