/** Tests of the avatar data, and a procedural avatar that other tests draw. */
@NullMarked
package org.understudy.avatar;

import org.jspecify.annotations.NullMarked;
