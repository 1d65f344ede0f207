package org.understudy.avatar.file;

/**
 * A part of a file in memory.
 *
 * @param name as in the header
 * @param file bytes that hold the part; shared, not written to
 * @param offset where it begins
 * @param length bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Section(String name, byte[] file, int offset, int length) {}
