package org.understudy.app.licence;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing with terms of its own.
 *
 * @param kind "avatar", "model", "sample" or "library"
 * @param name for people
 * @param what it is or does, in some words; empty where its name says it
 * @param licence its name; "not stated" where nobody told
 * @param source where it comes from, and what else is to be known; empty where nobody told
 */
public record Licensed(String kind, String name, String what, String licence, String source) {
  /** Where nobody told. */
  public static final String NOT_STATED = "not stated";

  /** What the licence means, in a sentence. */
  public String terms() {
    return LicenceTerms.of(licence);
  }

  /** For programs. */
  public Map<String, String> toJson() {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("name", name);
    if (!what.isEmpty()) {
      json.put("what", what);
    }
    json.put("licence", licence);
    json.put("terms", terms());
    if (!source.isEmpty()) {
      json.put("source", source);
    }
    return json;
  }
}
