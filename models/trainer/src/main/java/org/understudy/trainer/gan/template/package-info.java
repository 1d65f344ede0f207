/**
 * The radiance manifolds of generated people: lattices along the body that identity codes shape and
 * poses move, with shells around them for hair and clothes.
 */
@NullMarked
package org.understudy.trainer.gan.template;

import org.jspecify.annotations.NullMarked;
