/**
 * Poses as JSON Lines: what {@code track} writes, {@code render} replays and {@code compare} reads.
 */
@NullMarked
package org.understudy.app.params;

import org.jspecify.annotations.NullMarked;
