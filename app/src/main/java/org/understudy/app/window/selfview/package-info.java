/**
 * The camera's own picture, in the window and nowhere else. This package knows no output and no
 * file, and gives out nothing but a node of the scene; {@code LiveArchitectureTest} holds that.
 */
@NullMarked
package org.understudy.app.window.selfview;

import org.jspecify.annotations.NullMarked;
