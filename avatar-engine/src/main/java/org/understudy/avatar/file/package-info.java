/** The versioned container an avatar is kept in, and the coding of its textures. */
@NullMarked
package org.understudy.avatar.file;

import org.jspecify.annotations.NullMarked;
