/** What is seen of the window. Used by JavaFX's thread alone. */
@NullMarked
package org.understudy.app.window.screen;

import org.jspecify.annotations.NullMarked;
