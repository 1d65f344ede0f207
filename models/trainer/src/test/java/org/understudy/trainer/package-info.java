/** Tests of the trainer. */
@NullMarked
package org.understudy.trainer;

import org.jspecify.annotations.NullMarked;
