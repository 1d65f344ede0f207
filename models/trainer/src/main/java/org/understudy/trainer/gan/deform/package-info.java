/** What guides the deformations: inverse skinning and the face model's displacement. */
@NullMarked
package org.understudy.trainer.gan.deform;

import org.jspecify.annotations.NullMarked;
