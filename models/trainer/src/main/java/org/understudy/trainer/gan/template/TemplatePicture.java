package org.understudy.trainer.gan.template;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Framing;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.Sheet;
import org.understudy.avatar.UsualFraming;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.render.AvatarRenderers;
import org.understudy.avatar.render.RendererOptions;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.trainer.bake.SheetDraft;

/**
 * A template to look at: bodies of random codes as chequered sheets, at rest, talking and blinking,
 * turned, and with every other shell drawn thinly around them.
 */
final class TemplatePicture {
  private static final int CELL = 256;
  private static final int COLUMNS = 5;
  private static final int CHEQUER = 8;

  private final SheetTemplate template;
  private final BustModel bust;

  TemplatePicture(SheetTemplate template, BustModel bust) {
    this.template = template;
    this.bust = bust;
  }

  /** Rows of bodies: the mean one, then random ones. */
  BufferedImage draw(int rows) {
    BufferedImage picture =
        new BufferedImage(COLUMNS * CELL, rows * CELL, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(new Color(120, 125, 130));
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    for (int row = 0; row < rows; row++) {
      float[] codes = new float[template.codes()];
      for (int c = 0; c < codes.length; c++) {
        codes[c] = row == 0 ? 0 : (float) random.nextGaussian();
      }
      for (int column = 0; column < COLUMNS; column++) {
        Avatar body = avatar(codes, column == COLUMNS - 1);
        RgbaImage image = new RgbaImage(CELL, CELL);
        AvatarRenderers.create(body, RendererOptions.oneThread())
            .render(pose(column, body.framing()), body.framing().camera(CELL, CELL), image);
        graphics.drawImage(straight(image), column * CELL, row * CELL, null);
      }
    }
    graphics.dispose();
    return picture;
  }

  private static PortraitPose pose(int column, Framing framing) {
    float[] expression = new float[ArkitExpression.COUNT];
    if (column == 1) {
      expression[ArkitExpression.JAW_OPEN.ordinal()] = 0.7f;
      expression[ArkitExpression.EYE_BLINK_LEFT.ordinal()] = 1;
    }
    RigidTransform root = framing.root();
    if (column == 2 || column == 3) {
      Rotation turn = Rotation.ofYawPitchRoll(column == 2 ? 0.9 : -0.4, column == 2 ? 0 : 0.3, 0);
      root = RigidTransform.of(turn, root.translationX(), root.translationY(), root.translationZ());
    }
    return PortraitPose.REST.withRoot(root).withExpression(expression);
  }

  private Avatar avatar(float[] codes, boolean withShells) {
    float[] shape = Arrays.copyOfRange(codes, template.identityCount(), codes.length);
    List<Sheet> sheets = new ArrayList<>();
    List<SheetDraft> drafts = TemplateDrafts.blank(template, codes);
    for (int i = 0; i < template.sheets().size(); i++) {
      boolean shell = template.sheets().get(i).name().startsWith("shell");
      if (!shell || (withShells && i % 2 == 0)) {
        SheetDraft draft = drafts.get(i);
        chequer(draft, shell, i);
        sheets.add(draft.toSheet());
      }
    }
    Framing framing = UsualFraming.of(bust.skeleton(shape));
    return new Avatar(
        "template",
        Map.of(),
        bust.skeleton(shape),
        framing,
        template.canonicalExpression(),
        sheets,
        Optional.empty(),
        List.of());
  }

  private static void chequer(SheetDraft draft, boolean shell, int number) {
    float hue = number * 0.61803f % 1;
    int light = Color.HSBtoRGB(hue, 0.35f, 0.95f);
    int dark = Color.HSBtoRGB(hue, 0.45f, 0.7f);
    for (int i = 0; i < draft.width() * draft.height(); i++) {
      if (!draft.free()[i]) {
        continue;
      }
      int x = i % draft.width() / CHEQUER;
      int y = i / draft.width() / CHEQUER;
      boolean line = i % draft.width() % CHEQUER == 0 || i / draft.width() % CHEQUER == 0;
      float alpha =
          shell ? (line ? 0.5f : 0) : draft.fitted() == SheetDraft.Fitted.COLOUR ? 1 : 0.3f;
      int colour = (x + y) % 2 == 0 ? light : dark;
      draft.texture()[4 * i] = alpha * ((colour >> 16) & 255) / 255;
      draft.texture()[4 * i + 1] = alpha * ((colour >> 8) & 255) / 255;
      draft.texture()[4 * i + 2] = alpha * (colour & 255) / 255;
      draft.texture()[4 * i + 3] = alpha;
    }
  }

  private static BufferedImage straight(RgbaImage image) {
    BufferedImage out =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    for (int i = 0; i < image.pixels().length; i++) {
      int p = image.pixels()[i];
      int argb = (p & 0xff00ff00) | ((p & 255) << 16) | ((p >> 16) & 255);
      out.getRaster().setDataElements(i % image.width(), i / image.width(), new int[] {argb});
    }
    return out;
  }
}
