/**
 * Sets of portraits to train generators on: one picture for each person, without background, with
 * the codes that the parametric models give it.
 */
@NullMarked
package org.understudy.trainer.dataset;

import org.jspecify.annotations.NullMarked;
