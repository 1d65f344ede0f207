/**
 * The avatars that come with the program and the user's own: where they lie, how they get there.
 */
@NullMarked
package org.understudy.app.gallery;

import org.jspecify.annotations.NullMarked;
