package org.understudy.trainer.gan.compact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;
import org.understudy.trainer.gan.template.TemplateDrafts;
import org.understudy.trainer.studio.LightRig;

/**
 * Places a template's sheets before a camera: identity by the template's basis, expression by its
 * displacements, pose by linear blend skinning over the bust model's joints. Safe to share: the
 * textures it holds only tell which texels are opaque for good.
 */
public final class PosedTemplate {
  private static final float GREY = 0.5f;

  private final SheetTemplate template;
  private final BustModel bust;
  private final TextureSet textures;

  /** A motion has one; nothing is lit here. */
  private final PortraitLight light = LightRig.portrait().shade(new float[] {GREY, GREY, GREY});

  /** A template over a bust model. */
  public PosedTemplate(SheetTemplate template, BustModel bust) {
    this(template, bust, 1);
  }

  /**
   * A template with coarser textures over a bust model.
   *
   * @param factor how many texels along each side become one
   */
  public PosedTemplate(SheetTemplate full, BustModel bust, int factor) {
    SheetTemplate template = full.reduced(factor);
    if (bust.shapeCount() != template.shapeCount()) {
      throw new IllegalArgumentException(
          "the template takes %d shape codes, the bust model %d"
              .formatted(template.shapeCount(), bust.shapeCount()));
    }
    this.template = template;
    this.bust = bust;
    this.textures = new TextureSet(TemplateDrafts.blank(template, new float[template.codes()]));
    for (int s = 0; s < template.sheets().size(); s++) {
      float[] coverage = full.sheets().get(s).coverage(factor);
      for (int i = 0; i < coverage.length; i++) {
        int t = textures.start[s] + i;
        textures.values[4 * t + 3] = textures.alphaFree[t] ? 0 : coverage[i];
      }
    }
  }

  /** The template, its textures as coarse as the fragments need them. */
  public SheetTemplate template() {
    return template;
  }

  /** Texels of all sheets, one after another in the template's order. */
  public int texels() {
    return textures.count;
  }

  /** First texel of a sheet. */
  public int firstTexel(int sheet) {
    return textures.start[sheet];
  }

  /**
   * The fragments of a picture.
   *
   * @param identity coefficients of the face model
   * @param shape coefficients of the bust model
   * @param pose the state; its root places the bust before the camera
   */
  public FragmentView fragments(
      float[] identity, float[] shape, PortraitPose pose, PinholeCamera camera) {
    return fragments(template.join(identity, shape), pose, camera);
  }

  /**
   * The fragments of a picture.
   *
   * @param codes [C] of the template
   * @param pose the state; its root places the bust before the camera
   */
  public FragmentView fragments(float[] codes, PortraitPose pose, PinholeCamera camera) {
    return FragmentView.unlit(textures, vertices(codes, pose), camera);
  }

  /**
   * Where the sheets' vertices are.
   *
   * @param codes [C] of the template
   * @return [V][3] metres for each sheet, where the pose's root puts them; fresh arrays
   */
  public List<float[]> vertices(float[] codes, PortraitPose pose) {
    float[] shape = Arrays.copyOfRange(codes, template.identityCount(), codes.length);
    DraftMotion motion =
        new DraftMotion(bust.skeleton(shape), template.canonicalExpression(), light);
    List<float[]> moved = new ArrayList<>();
    for (SheetDraft draft : TemplateDrafts.lattices(template, codes)) {
      moved.add(motion.move(draft, pose));
    }
    return moved;
  }
}
