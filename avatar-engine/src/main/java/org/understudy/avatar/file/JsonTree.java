package org.understudy.avatar.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) as maps, lists, strings, numbers and booleans; {@code null} is refused.
 * Strict, and bounded in depth and in the length of texts, since headers come from strangers.
 *
 * <p>The header of an avatar stands before everything else that is done to load it: a general
 * parser takes longer to start up in a new process than all of the geometry takes to decode.
 */
final class JsonTree {
  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_NUMBER = 40;

  private final String text;
  private int at;
  private int depth;

  private JsonTree(String text) {
    this.text = text;
  }

  /**
   * The value that some bytes of UTF-8 hold.
   *
   * @return a Map in the order of the text, List, String, Long, Double or Boolean
   * @throws IllegalArgumentException saying at which character something else was expected
   */
  static Object parse(byte[] utf8) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
    JsonTree tree = new JsonTree(text);
    Object value = tree.value();
    if (tree.peek() != 0 || tree.at < text.length()) {
      throw tree.wrong("the end");
    }
    return value;
  }

  private Object value() {
    char next = peek();
    return switch (next) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    enter();
    Map<String, Object> map = new LinkedHashMap<>();
    if (peek() == '}') {
      at++;
    } else {
      char next;
      do {
        if (peek() != '"') {
          throw wrong("a name in quotes");
        }
        String name = string();
        take(':');
        if (map.put(name, value()) != null) {
          throw new IllegalArgumentException("\"%s\" is there twice".formatted(name));
        }
        next = peek();
        at++;
      } while (next == ',');
      require(next == '}', "a comma or }");
    }
    depth--;
    return map;
  }

  private List<Object> array() {
    enter();
    List<Object> list = new ArrayList<>();
    if (peek() == ']') {
      at++;
    } else {
      char next;
      do {
        list.add(value());
        next = peek();
        at++;
      } while (next == ',');
      require(next == ']', "a comma or ]");
    }
    depth--;
    return list;
  }

  private void enter() {
    at++;
    depth++;
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "nested more than %d deep at character %d".formatted(DEEPEST, at));
    }
  }

  private String string() {
    at++;
    int start = at;
    StringBuilder escaped = null;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return escaped == null ? text.substring(start, at - 1) : escaped.toString();
      }
      require(c >= ' ' && at - start <= LONGEST_TEXT, "a text of at most 4096 plain characters");
      if (c == '\\') {
        if (escaped == null) {
          escaped = new StringBuilder(text.substring(start, at - 1));
        }
        c = escape();
      }
      if (escaped != null) {
        escaped.append(c);
      }
    }
    throw wrong("the end of a text");
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw wrong("an escape");
    };
  }

  private char hexadecimal() {
    int code = 0;
    for (int k = 0; k < 4; k++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
      require(digit >= 0, "four hexadecimal digits");
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private Object number() {
    int start = at;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    boolean zeroFirst = at < text.length() && text.charAt(at) == '0';
    int whole = digits();
    require(whole == 1 || (whole > 1 && !zeroFirst), "a value");
    boolean integer = true;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      integer = false;
      require(digits() > 0, "a digit");
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      integer = false;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      require(digits() > 0, "a digit");
    }
    require(at - start <= LONGEST_NUMBER, "a number of at most 40 characters");
    String number = text.substring(start, at);
    // NumberFormatException, for integers beyond 64 bits, is an IllegalArgumentException
    return integer ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
  }

  private int digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - start;
  }

  private Object word(String word, boolean value) {
    require(text.startsWith(word, at), word);
    at += word.length();
    return value;
  }

  private void take(char wanted) {
    require(peek() == wanted, String.valueOf(wanted));
    at++;
  }

  /** The next character that is no white space, 0 at the end. */
  private char peek() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c;
      }
      at++;
    }
    return 0;
  }

  private void require(boolean condition, String expected) {
    if (!condition) {
      throw wrong(expected);
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "at character %d: expected %s".formatted(Math.min(at, text.length()), expected));
  }
}
