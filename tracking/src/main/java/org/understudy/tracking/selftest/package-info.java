/** Figures of how still and how quick the tracker is. */
@NullMarked
package org.understudy.tracking.selftest;

import org.jspecify.annotations.NullMarked;
