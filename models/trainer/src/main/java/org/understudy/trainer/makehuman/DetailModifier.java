package org.understudy.trainer.makehuman;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One slider of MakeHuman's modelling screen: a target, or a pair of opposite ones.
 *
 * @param name as in MakeHuman's own files, such as {@code nose/nose-hump-decr|incr} or {@code
 *     head/head-oval}
 * @param group such as {@code nose}
 * @param negative target used at values below 0; empty for a one-sided slider
 * @param positive target used at values above 0
 */
public record DetailModifier(String name, String group, Optional<Path> negative, Path positive) {

  /** Lowest value: -1, or 0 for a one-sided slider. The highest is 1. */
  public double minimum() {
    return negative.isPresent() ? -1 : 0;
  }

  /**
   * The same slider on the other side of the body, found by its name ({@code l-ear} and {@code
   * r-ear}); its own name if there is none.
   */
  public String mirroredName() {
    if (name.contains("/l-")) {
      return name.replace("/l-", "/r-");
    }
    return name.replace("/r-", "/l-");
  }

  /** The modifiers whose target files are in a folder, by name, sorted. */
  static Map<String, DetailModifier> readAll(DataFolder folder) throws IOException {
    Map<String, DetailModifier> all = new TreeMap<>();
    for (JsonNode group : DataFolder.json(folder.file("modifiers/modeling_modifiers.json"))) {
      String groupName = group.path("group").asString("");
      for (JsonNode modifier : group.path("modifiers")) {
        if (modifier.has("target")) {
          add(all, folder, groupName, modifier);
        }
      }
    }
    for (String stem : asymmetries()) {
      Optional<Path> left = folder.targetNamed(stem + "-l");
      Optional<Path> right = folder.targetNamed(stem + "-r");
      if (left.isPresent() && right.isPresent()) {
        String name = "asym/" + stem + "-l|r";
        all.put(name, new DetailModifier(name, "asym", left, right.get()));
      }
    }
    return all;
  }

  private static void add(
      Map<String, DetailModifier> all, DataFolder folder, String group, JsonNode modifier) {
    String target = modifier.path("target").asString("");
    if (modifier.has("min")) {
      String min = modifier.path("min").asString("");
      String max = modifier.path("max").asString("");
      Optional<Path> negative = folder.targetNamed(target + "-" + min);
      Optional<Path> positive = folder.targetNamed(target + "-" + max);
      if (negative.isPresent() && positive.isPresent()) {
        String name = group + "/" + target + "-" + min + "|" + max;
        all.put(name, new DetailModifier(name, group, negative, positive.get()));
      }
    } else {
      folder
          .targetNamed(target)
          .ifPresent(
              path -> {
                String name = group + "/" + target;
                all.put(name, new DetailModifier(name, group, Optional.empty(), path));
              });
    }
  }

  private static List<String> asymmetries() {
    List<String> stems = new ArrayList<>();
    String[][] parts = {
      {"brown", "2"},
      {"cheek", "2"},
      {"ear", "4"},
      {"eye", "8"},
      {"jaw", "3"},
      {"mouth", "2"},
      {"nose", "4"},
      {"temple", "2"},
      {"top", "2"}
    };
    for (String[] part : parts) {
      for (int i = 1; i <= Integer.parseInt(part[1]); i++) {
        stems.add("asym-" + part[0] + "-" + i);
      }
    }
    return stems;
  }
}
