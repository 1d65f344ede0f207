package org.understudy.app.window.model;

/**
 * Something to choose from a list.
 *
 * @param value as the command line and the settings write it
 * @param title for people
 */
public record Choice(String value, String title) {
  @Override
  public String toString() {
    return title;
  }
}
