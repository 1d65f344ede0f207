package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.PortraitJoint;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.SheetDraft;

/**
 * All sheets of a person before their textures are fitted: skin, eyes and mouth taken over from a
 * template and corrected, two sheets for hair, a sheet before the torso, and the template's clothes
 * beneath it. Textures start with the mean of what the clip shows there; places where it shows the
 * background are empty.
 */
final class PersonSheets {
  /** Landmarks of MediaPipe's mesh. */
  private static final int CHIN = 152;

  private static final int LEFT_BROW = 334;
  private static final int LEFT_SIDE = 454;
  private static final int RIGHT_SIDE = 234;

  private static final int CORRECTIONS = 2;
  private static final float TORSO_ALPHA = 0.9f;
  private static final double THROAT = 0.75;
  private static final double LEAST_TORSO = 0.02;
  private static final int LEAST_SIGHTS = 3;
  private static final int SURE_SIGHTS = 6;
  private static final float PERSON = 0.5f;
  private static final float SKIN = 0.6f;
  private static final float BACKGROUND = 0.06f;

  private final TrackedClip clip;
  private final DraftMotion motion;
  private final SeenColours colours;
  private final SubjectSheets own;
  private final double[] origin = new double[3];
  private final double chin;
  private final double brow;
  private final double halfFace;

  private PersonSheets(
      TrackedClip clip, DraftMotion motion, SeenColours colours, SubjectSheets own) {
    this.clip = clip;
    this.motion = motion;
    this.colours = colours;
    this.own = own;
    for (int k = 0; k < 3; k++) {
      origin[k] = clip.skeleton().rest(PortraitJoint.HEAD, k);
    }
    float[] l = clip.landmarks();
    chin = origin[1] + l[3 * CHIN + 1];
    brow = origin[1] + l[3 * LEFT_BROW + 1];
    halfFace = 0.4 * (l[3 * LEFT_SIDE] - l[3 * RIGHT_SIDE]);
  }

  /**
   * The sheets.
   *
   * @param learn frames whose landmarks correct the face
   * @param colours what some pictures show
   */
  static List<SheetDraft> of(
      TrackedClip clip,
      Avatar template,
      TemplateFace face,
      DraftMotion motion,
      List<TrackedClip.Frame> learn,
      SeenColours colours) {
    SubjectWarp warp = SubjectWarp.of(face, clip.landmarks());
    return new PersonSheets(clip, motion, colours, new SubjectSheets(template, face, warp, clip))
        .build(learn);
  }

  private List<SheetDraft> build(List<TrackedClip.Frame> learn) {
    List<SheetDraft> drafts = new ArrayList<>(own.drafts());
    List<SheetDraft> face = drafts.stream().filter(d -> movesWithFace(d)).toList();
    LandmarkCorrection correction = new LandmarkCorrection(clip, motion, face);
    for (int round = 0; round < CORRECTIONS; round++) {
      correction.apply(learn);
    }
    List<SheetDraft> surface =
        drafts.stream()
            .filter(d -> d.name().equals("head") || d.name().equals("face") || isBody(d))
            .toList();
    TemplateLight light = new TemplateLight();
    for (SheetDraft d : drafts) {
      if (isSkin(d.name())) {
        light.tint(d, paint(d, d.name().equals("head"), light));
      }
    }
    for (SheetDraft d : drafts) {
      if (!isSkin(d.name())) {
        light.dim(d, share(d.name()));
      }
    }
    ShownEars ears = ShownEars.of(drafts, colours, LEAST_SIGHTS, origin[0], brow, chin);
    List<SheetDraft> clothes = own.clothes();
    List<SheetDraft> bust = new ArrayList<>(clothes);
    bust.addAll(surface);
    TorsoSheet torso = TorsoSheet.before(bust, clip.skeleton(), chin);
    SeenColours.Seen seen = colours.of(torso.draft());
    if (start(torso.draft(), seen, TORSO_ALPHA) > LEAST_TORSO) {
      drafts.add(torso.draft());
    }
    dress(clothes, new TorsoExtension(torso, seen, LEAST_SIGHTS, PERSON), light);
    drafts.addAll(clothes);
    HairSheets hair =
        new HairSheets(
            surface, clip.skeleton(), chin, colours.pictures(), p -> isBare(p) || ears.isBare(p));
    for (SheetDraft d : hair.drafts()) {
      colour(d);
      drafts.add(d);
    }
    return drafts;
  }

  private static boolean movesWithFace(SheetDraft d) {
    return carriesLandmarks(d.name()) || ShownEars.isEar(d.name());
  }

  /** Carries clothes on as far as the clip shows them, or else keeps those of the template. */
  private void dress(List<SheetDraft> clothes, TorsoExtension extension, TemplateLight light) {
    boolean shown = extension.showsClothes(origin[0]);
    if (shown) {
      extension.apply(origin[0]);
    }
    for (SheetDraft d : clothes) {
      boolean[] painted = paint(d, true, new TemplateLight());
      if (shown) {
        extension.dye(d, painted);
      } else {
        light.tint(d, painted);
      }
    }
  }

  /** Whether a sheet of this name is a part of the person's skin. */
  static boolean isSkin(String name) {
    return carriesLandmarks(name) || name.equals("body") || ShownEars.isEar(name);
  }

  private static boolean carriesLandmarks(String name) {
    return name.equals("head")
        || name.equals("face")
        || name.equals("mouth")
        || name.startsWith("lids");
  }

  /** How far a sheet is darkened: eyes are wet and lie in front. */
  private static double share(String name) {
    if (name.startsWith("eye-")) {
      return 0.8;
    }
    if (name.startsWith("tongue") || name.startsWith("mouth-inside")) {
      return 2.2;
    }
    return name.startsWith("teeth") ? 1.6 : 1;
  }

  private static boolean isBody(SheetDraft draft) {
    return draft.name().equals("body");
  }

  /** Where skin moves with every expression, and on the throat, no hair lies over it. */
  private boolean isBare(double[] p) {
    double aside = Math.abs(p[0] - origin[0]);
    boolean throat = p[1] < chin && aside < THROAT * halfFace && p[2] > origin[2] - 0.02;
    boolean face =
        p[1] > chin - 0.015 && p[1] < brow + 0.02 && aside < halfFace && p[2] > origin[2];
    return face || throat;
  }

  /**
   * Paints a sheet of the template with what was seen; cuts off what the background shows.
   *
   * @param light learns how the clip's colours differ from the template's
   * @return [texels] which ones were seen
   */
  private boolean[] paint(SheetDraft d, boolean cut, TemplateLight light) {
    SeenColours.Seen seen = colours.of(d);
    boolean[] painted = new boolean[d.free().length];
    for (int i = 0; i < d.free().length; i++) {
      float alpha = d.texture()[4 * i + 3];
      boolean person = seen.count()[i] >= LEAST_SIGHTS && seen.cover()[i] >= SKIN;
      if (d.free()[i] && person) {
        painted[i] = true;
        if (alpha > 0.9f) {
          light.learn(d.texture(), 4 * i, seen.colour(), 3 * i);
        }
        for (int c = 0; c < 3; c++) {
          d.texture()[4 * i + c] = Math.min(alpha, seen.colour()[3 * i + c] * alpha);
        }
      } else if (cut && seen.count()[i] >= SURE_SIGHTS && seen.cover()[i] < BACKGROUND) {
        Arrays.fill(d.texture(), 4 * i, 4 * i + 4, 0);
        d.free()[i] = false;
      }
    }
    return painted;
  }

  /** Starts an empty sheet; the share of it in which the clip shows the person. */
  private static double start(SheetDraft d, SeenColours.Seen seen, float alpha) {
    int used = 0;
    for (int i = 0; i < d.free().length; i++) {
      if (seen.count()[i] < LEAST_SIGHTS || seen.cover()[i] < PERSON) {
        continue;
      }
      used++;
      d.free()[i] = true;
      d.texture()[4 * i + 3] = alpha;
      for (int c = 0; c < 3; c++) {
        d.texture()[4 * i + c] = Math.min(alpha, alpha * seen.colour()[3 * i + c]);
      }
    }
    return used / (double) d.free().length;
  }

  /** Colours a sheet whose coverage is known. */
  private void colour(SheetDraft d) {
    SeenColours.Seen seen = colours.of(d);
    for (int i = 0; i < d.free().length; i++) {
      float alpha = d.texture()[4 * i + 3];
      for (int c = 0; c < 3; c++) {
        d.texture()[4 * i + c] = Math.min(alpha, alpha * seen.colour()[3 * i + c]);
      }
    }
  }
}
