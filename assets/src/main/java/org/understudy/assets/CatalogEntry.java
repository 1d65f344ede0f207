package org.understudy.assets;

/**
 * One shipped file.
 *
 * @param name path as {@link Assets#open} takes it
 * @param bytes its size
 * @param sha256 SHA-256 of its content, hexadecimal, lower case
 */
public record CatalogEntry(String name, long bytes, String sha256) {}
