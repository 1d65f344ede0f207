/**
 * Measures the program on this machine: suites of figures, what they were measured on, the history
 * they are kept in, and how two of its entries differ. Each suite is a {@link
 * org.understudy.app.bench.BenchSuite}; figures are numbers under names that end in their unit,
 * nested by what they are about, so that all of them can be compared without knowing any.
 */
@NullMarked
package org.understudy.app.bench;

import org.jspecify.annotations.NullMarked;
