package org.understudy.trainer.makehuman;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights of MakeHuman's macro targets for a character: each target's weight is the product of the
 * factors its name is made of (MakeHuman, {@code human.py}).
 */
final class MacroTargets {
  private static final String FOLDER = "targets/macrodetails/";

  private MacroTargets() {}

  /** Weight of each target file (relative path) that is not 0. */
  static Map<String, Double> weights(CharacterDescription who) {
    double old = (who.ageYears() - 25) / 65;
    Map<String, Double> sex = factors("female", 1 - who.male(), "male", who.male());
    Map<String, Double> age = factors("young", 1 - old, "old", old);
    Map<String, Double> ancestry =
        factors("african", who.african(), "asian", who.asian(), "caucasian", who.caucasian());
    Map<String, Double> muscle = threeWay("muscle", who.muscle());
    Map<String, Double> weight = threeWay("weight", who.weight());
    Map<String, Double> height =
        factors(
            "minheight", Math.max(0, 1 - 2 * who.height()),
            "maxheight", Math.max(0, 2 * who.height() - 1));
    Map<String, Double> proportions =
        factors(
            "uncommonproportions", Math.max(0, 1 - 2 * who.proportions()),
            "idealproportions", Math.max(0, 2 * who.proportions() - 1));
    Map<String, Double> out = new LinkedHashMap<>();
    sex.forEach(
        (s, ws) ->
            age.forEach(
                (a, wa) -> {
                  ancestry.forEach(
                      (r, wr) -> out.put(FOLDER + r + "-" + s + "-" + a + ".target", wr * ws * wa));
                  muscle.forEach(
                      (m, wm) ->
                          weight.forEach(
                              (w, ww) -> {
                                String body = s + "-" + a + "-" + m + "-" + w;
                                double product = ws * wa * wm * ww;
                                out.put(FOLDER + "universal-" + body + ".target", product);
                                height.forEach(
                                    (h, wh) ->
                                        out.put(
                                            FOLDER + "height/" + body + "-" + h + ".target",
                                            product * wh));
                                proportions.forEach(
                                    (p, wp) ->
                                        out.put(
                                            FOLDER + "proportions/" + body + "-" + p + ".target",
                                            product * wp));
                              }));
                }));
    return out;
  }

  private static Map<String, Double> threeWay(String name, double value) {
    double min = Math.max(0, 1 - 2 * value);
    double max = Math.max(0, 2 * value - 1);
    return factors("min" + name, min, "average" + name, 1 - min - max, "max" + name, max);
  }

  private static Map<String, Double> factors(Object... namesAndValues) {
    Map<String, Double> factors = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      double value = (Double) namesAndValues[i + 1];
      if (value > 0) {
        factors.put((String) namesAndValues[i], value);
      }
    }
    return factors;
  }
}
