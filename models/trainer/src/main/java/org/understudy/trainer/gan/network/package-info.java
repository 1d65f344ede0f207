/** The generator's networks (paper, figure 10): M, phi, U, D^p, D^e and the discriminators. */
@NullMarked
package org.understudy.trainer.gan.network;

import org.jspecify.annotations.NullMarked;
