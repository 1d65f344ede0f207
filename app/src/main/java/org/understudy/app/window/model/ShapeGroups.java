package org.understudy.app.window.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.understudy.parametric.ArkitExpression;

/** The 52 coefficients under headings, with names for people. */
public final class ShapeGroups {
  private ShapeGroups() {}

  /** Every coefficient once, by heading, in the order of ARKit. */
  public static Map<String, List<ArkitExpression>> all() {
    Map<String, List<ArkitExpression>> groups = new LinkedHashMap<>();
    for (String heading : List.of("Eyes", "Brows", "Jaw and tongue", "Mouth", "Cheeks and nose")) {
      groups.put(heading, new ArrayList<>());
    }
    for (ArkitExpression e : ArkitExpression.all()) {
      groups.computeIfAbsent(heading(e.arkitName()), h -> new ArrayList<>()).add(e);
    }
    return groups;
  }

  private static String heading(String name) {
    if (name.startsWith("eye")) {
      return "Eyes";
    }
    if (name.startsWith("brow")) {
      return "Brows";
    }
    if (name.startsWith("jaw") || name.startsWith("tongue")) {
      return "Jaw and tongue";
    }
    return name.startsWith("mouth") ? "Mouth" : "Cheeks and nose";
  }

  /** {@code mouthSmileLeft} as "Mouth smile left". */
  public static String title(String name) {
    String spaced = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return Capital.of(spaced);
  }
}
