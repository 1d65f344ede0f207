/**
 * From the subject to the avatar: the subject's resting face and usual pose are learnt and taken
 * out, so that the avatar rests when the subject does and stays framed.
 */
@NullMarked
package org.understudy.tracking.retarget;

import org.jspecify.annotations.NullMarked;
