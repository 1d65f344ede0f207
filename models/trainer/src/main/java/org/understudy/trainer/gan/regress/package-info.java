/**
 * The regressor of identity and expression from a picture of a face: the role that a face
 * reconstruction network has in the paper (eq. 9), and the features by which sets of pictures are
 * compared.
 */
@NullMarked
package org.understudy.trainer.gan.regress;

import org.jspecify.annotations.NullMarked;
