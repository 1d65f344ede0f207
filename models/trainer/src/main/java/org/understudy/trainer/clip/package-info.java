/**
 * Avatars of people from clips of them: tracking the whole clip, cutting the person out, warping a
 * template onto them, shells for hair and clothes, and the fit of the textures.
 */
@NullMarked
package org.understudy.trainer.clip;

import org.jspecify.annotations.NullMarked;
