/**
 * Making an avatar of a clip beside the window: a child process fits it, with its own memory and a
 * lower priority; what it needs lies in a folder that only its owner may read, until it is done.
 * Knows no camera and no JavaFX.
 */
@NullMarked
package org.understudy.app.making;

import org.jspecify.annotations.NullMarked;
