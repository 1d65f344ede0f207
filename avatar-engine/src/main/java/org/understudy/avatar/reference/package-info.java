/** The exact path of the paper in plain doubles, slow, which tests compare the renderer with. */
@NullMarked
package org.understudy.avatar.reference;

import org.jspecify.annotations.NullMarked;
