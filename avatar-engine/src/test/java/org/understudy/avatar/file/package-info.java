/** Tests of the avatar file. */
@NullMarked
package org.understudy.avatar.file;

import org.jspecify.annotations.NullMarked;
