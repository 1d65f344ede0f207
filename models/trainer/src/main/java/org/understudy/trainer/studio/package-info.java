/**
 * The portrait studio: renders pictures of synthetic people, with exact poses and cameras, for
 * fitting and training.
 */
@NullMarked
package org.understudy.trainer.studio;

import org.jspecify.annotations.NullMarked;
