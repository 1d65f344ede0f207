/**
 * Avatars: the canonical radiance sheets of one person as plain immutable data.
 *
 * <p>Reading and writing is in {@link org.understudy.avatar.file}, moving the sheets in {@link
 * org.understudy.avatar.deform}, drawing in {@link org.understudy.avatar.render}, and the paper's
 * exact path, slow and in doubles, in {@link org.understudy.avatar.reference}.
 */
@NullMarked
package org.understudy.avatar;

import org.jspecify.annotations.NullMarked;
