/** From cameras to pictures: rays, crossings with the manifolds, compositing, flattened maps. */
@NullMarked
package org.understudy.trainer.gan.render;

import org.jspecify.annotations.NullMarked;
