/** Pictures that other threads draw, on their way to the screen: the newest wins. */
@NullMarked
package org.understudy.app.window.picture;

import org.jspecify.annotations.NullMarked;
