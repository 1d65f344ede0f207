/** Tests of new people. */
@NullMarked
package org.understudy.trainer.gan.people;

import org.jspecify.annotations.NullMarked;
