package org.understudy.avatar.render;

/**
 * Which implementation draws, and why that one.
 *
 * @param name short, for reports: {@code vector}, {@code scalar}, {@code tornado} or {@code plain}
 * @param reason one sentence for people
 */
public record BackendChoice(String name, String reason) {}
