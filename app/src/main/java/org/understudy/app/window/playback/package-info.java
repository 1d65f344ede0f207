/**
 * Plays finished videos in the window. This package reads files and knows no camera and no output.
 */
@NullMarked
package org.understudy.app.window.playback;

import org.jspecify.annotations.NullMarked;
