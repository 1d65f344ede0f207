package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureFit;
import org.understudy.trainer.bake.TextureSet;

/**
 * Colours the texels that no picture shows well: as the nearest place that is seen on another
 * sheet, or else its mirror image, left to right, and where neither is seen as the seen texels
 * around on the same sheet. How well a texel is seen is how often it is hit, relative to the best
 * of its sheet, so that what is only seen at a grazing angle counts less. The difference between
 * what is seen and such guesses goes on smoothly into the unseen, so that there is no seam (Perez
 * et al. 2003). Used by one thread at a time.
 */
final class UnseenFill {
  private static final int SURE = 3;
  private static final float HALF = 0.5f;

  /** Pixels by which the person's outline is kept away from, and coverage inside it, of 255. */
  private static final int RIM = 2;

  private static final int OPAQUE = 204;

  /** How far the colour of a seen place nearby is believed. */
  private static final float NEAR = 0.8f;

  private static final int SPREAD = 3;
  private static final int LEAST_KNOWN = 40;

  /** Shares of the best seen texels' hits, below which a texel is not seen, or seen well. */
  private static final float HARDLY = 0.2f;

  private static final float WELL = 0.5f;

  private final TextureSet textures;
  private final int[] sights;
  private final boolean[] hair;

  UnseenFill(TextureSet textures) {
    this.textures = textures;
    sights = new int[textures.count];
    hair = new boolean[textures.count];
    for (int s = 0; s < textures.drafts.size(); s++) {
      SheetDraft d = textures.drafts.get(s);
      int from = textures.start[s];
      Arrays.fill(hair, from, from + d.free().length, d.name().startsWith(HairSheets.PREFIX));
    }
  }

  /**
   * Notes which texels a picture shows: those at which its pixels are covered by half. Pixels at
   * the person's outline say little, for the backdrop shines into them; so skin keeps away from it,
   * and hair, of which there is little else, from pixels that are not whole.
   */
  void observe(TextureFit.Observation observation) {
    FragmentView view = observation.view();
    for (int y = RIM; y < view.height - RIM; y++) {
      for (int x = RIM; x < view.width - RIM; x++) {
        int pixel = y * view.width + x;
        if (isOpaque(observation.target(), pixel)) {
          observe(view, pixel, isInside(observation.target(), pixel, view.width));
        }
      }
    }
  }

  private static boolean isInside(byte[] rgba, int pixel, int width) {
    return isOpaque(rgba, pixel - RIM)
        && isOpaque(rgba, pixel + RIM)
        && isOpaque(rgba, pixel - RIM * width)
        && isOpaque(rgba, pixel + RIM * width);
  }

  private static boolean isOpaque(byte[] rgba, int pixel) {
    return (rgba[4 * pixel + 3] & 255) >= OPAQUE;
  }

  private void observe(FragmentView view, int pixel, boolean inside) {
    float through = 1;
    for (int f = view.start[pixel]; f < view.start[pixel + 1]; f++) {
      through *= 1 - textures.values[4 * view.texel[f] + 3];
      if (through < HALF) {
        if (!inside && !hair[view.texel[f]]) {
          return;
        }
        sights[view.texel[f]]++;
        sights[view.texel[f] + 1]++;
        sights[view.texel[f] + view.stride[f]]++;
        sights[view.texel[f] + view.stride[f] + 1]++;
        return;
      }
    }
  }

  private static boolean isOuter(String name) {
    return name.equals("head")
        || name.equals("face")
        || name.equals("body")
        || ShownEars.isEar(name)
        || name.equals(HairSheets.CORE);
  }

  private static boolean isBare(String name) {
    return name.equals("body") || name.equals("face");
  }

  /**
   * Fills all outer sheets but clothes, which {@link TorsoExtension} carries on.
   *
   * @param middleX of the bust at rest, metres
   * @param hairline height below which head and face show skin, not hair, metres
   */
  void apply(double middleX, double hairline) {
    SeenPlaces skin = new SeenPlaces();
    SeenPlaces places = new SeenPlaces();
    double[] p = new double[3];
    float[] rgb = new float[3];
    List<float[]> seen = new ArrayList<>();
    for (int s = 0; s < textures.drafts.size(); s++) {
      SheetDraft d = textures.drafts.get(s);
      float[] share = shares(s);
      seen.add(share);
      for (int i = 0; isOuter(d.name()) && i < share.length; i++) {
        boolean some = (i % d.width() + i / d.width()) % 2 == 0;
        if (some && share[i] == 1) {
          colour(textures.start[s] + i, rgb, 0);
          SurfacePixels.texel(d, i, p);
          // hair around an ear does not look like it
          if (!ShownEars.isEar(d.name())) {
            places.add(p, rgb, 0);
          }
          if (isBare(d.name())) {
            skin.add(p, rgb, 0);
          }
        }
      }
    }
    for (int s = 0; s < textures.drafts.size(); s++) {
      String name = textures.drafts.get(s).name();
      if (isOuter(name)) {
        // hair hangs before face, neck and chest, and says nothing about them
        boolean noHair = name.equals("body") || ShownEars.isEar(name);
        double bare = noHair ? Double.MAX_VALUE : hairline;
        boolean hair = name.equals(HairSheets.CORE);
        fill(s, seen.get(s), y -> y < bare && !hair ? skin : places, middleX);
      }
    }
    UnseenTint.apply(textures, seen);
    EyeWhites.apply(textures, seen);
    List<String> names = textures.drafts.stream().map(SheetDraft::name).toList();
    if (names.contains(HairSheets.CORE) && names.contains(HairSheets.SOFT)) {
      int soft = names.indexOf(HairSheets.SOFT);
      follow(soft, names.indexOf(HairSheets.CORE), seen.get(soft));
    }
  }

  /** Gives a sheet the colours of another one of the same lattice where it is not seen well. */
  private void follow(int s, int leader, float[] seen) {
    float[] rgb = new float[3];
    for (int i = 0; i < seen.length; i++) {
      int t = textures.start[s] + i;
      int l = textures.start[leader] + i;
      if (textures.free[t] && textures.free[l]) {
        colour(l, rgb, 0);
        for (int c = 0; c < 3; c++) {
          float made = textures.values[4 * t + 3] * rgb[c];
          textures.values[4 * t + c] = made + seen[i] * (textures.values[4 * t + c] - made);
        }
      }
    }
  }

  /** How well each texel of a sheet is seen, 0..1. */
  private float[] shares(int s) {
    SheetDraft d = textures.drafts.get(s);
    int n = d.free().length;
    float[] hits = new float[n];
    for (int i = 0; i < n; i++) {
      hits[i] = sights[textures.start[s] + i];
    }
    // texels may be finer than the pictures' pixels
    hits = GuidedFilter.box(hits, d.width(), d.height(), SPREAD);
    float[] some = hits.clone();
    Arrays.sort(some);
    int none = 0;
    while (none < n && some[none] == 0) {
      none++;
    }
    float best = none == n ? SURE : Math.max(SURE, some[none + (n - none) * 9 / 10]);
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      int t = textures.start[s] + i;
      if (textures.free[t] && textures.values[4 * t + 3] > HALF) {
        out[i] = Math.clamp((hits[i] / best - HARDLY) / (WELL - HARDLY), 0f, 1f);
      }
    }
    return out;
  }

  private void colour(int t, float[] rgb, int to) {
    for (int c = 0; c < 3; c++) {
      rgb[to + c] = textures.values[4 * t + c] / Math.max(1e-3f, textures.values[4 * t + 3]);
    }
  }

  private void fill(int s, float[] seen, DoubleFunction<SeenPlaces> placesAt, double middleX) {
    SheetDraft d = textures.drafts.get(s);
    int n = d.free().length;
    float[] guess = new float[3 * n];
    float[] guessed = new float[n];
    float[] own = new float[3 * n];
    float[] sure = new float[n];
    float[] rgb = new float[3];
    double[] p = new double[3];
    int known = 0;
    for (int i = 0; i < n; i++) {
      int t = textures.start[s] + i;
      if (!textures.free[t] || textures.values[4 * t + 3] == 0) {
        continue;
      }
      SurfacePixels.texel(d, i, p);
      SeenPlaces places = placesAt.apply(p[1]);
      boolean mirrored = places.near(2 * middleX - p[0], p[1], p[2], guess, 3 * i);
      guessed[i] = mirrored ? 1 : 0;
      colour(t, own, 3 * i);
      sure[i] = seen[i];
      boolean near = seen[i] < 1 && places.near(p[0], p[1], p[2], rgb, 0);
      if (near) {
        sure[i] = Math.max(NEAR, seen[i]);
        for (int c = 0; c < 3; c++) {
          own[3 * i + c] = rgb[c] + seen[i] * (own[3 * i + c] - rgb[c]);
        }
      }
      known += mirrored || near || seen[i] > 0 ? 1 : 0;
    }
    if (known < LEAST_KNOWN) {
      return;
    }
    float[] base = PushPull.fill(guess, guessed, d.width(), d.height(), 3);
    float[] difference = new float[3 * n];
    for (int i = 0; i < 3 * n; i++) {
      difference[i] = own[i] - base[i];
    }
    difference = PushPull.fill(difference, sure, d.width(), d.height(), 3);
    for (int i = 0; i < n; i++) {
      int t = textures.start[s] + i;
      float alpha = textures.values[4 * t + 3];
      for (int c = 0; seen[i] < 1 && textures.free[t] && c < 3; c++) {
        textures.values[4 * t + c] =
            alpha * Math.clamp(base[3 * i + c] + difference[3 * i + c], 0f, 1f);
      }
    }
  }
}
