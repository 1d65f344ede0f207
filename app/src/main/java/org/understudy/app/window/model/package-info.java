/** What the window knows and does, without JavaFX. */
@NullMarked
package org.understudy.app.window.model;

import org.jspecify.annotations.NullMarked;
