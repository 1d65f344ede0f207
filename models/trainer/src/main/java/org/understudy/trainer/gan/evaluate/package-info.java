/**
 * How near generated pictures come to real ones, as distances between the distributions of their
 * features.
 */
@NullMarked
package org.understudy.trainer.gan.evaluate;

import org.jspecify.annotations.NullMarked;
