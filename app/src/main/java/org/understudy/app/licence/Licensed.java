package org.understudy.app.licence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing with terms of its own.
 *
 * @param kind "avatar", "model", "sample" or "library"
 * @param name for people
 * @param licence its terms; "not stated" where nobody told
 * @param source where it comes from; empty where the terms say all there is
 */
public record Licensed(String kind, String name, String licence, String source) {
  /** Where nobody told. */
  public static final String NOT_STATED = "not stated";

  /** For programs. */
  public Map<String, String> toJson() {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("name", name);
    json.put("licence", licence);
    if (!source.isEmpty()) {
      json.put("source", source);
    }
    return json;
  }
}
