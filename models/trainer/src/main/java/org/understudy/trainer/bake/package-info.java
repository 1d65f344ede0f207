/** Bakes avatars: turns a studio character into fitted radiance sheets. */
@NullMarked
package org.understudy.trainer.bake;

import org.jspecify.annotations.NullMarked;
