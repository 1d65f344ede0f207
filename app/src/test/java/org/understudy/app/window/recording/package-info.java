@NullMarked
package org.understudy.app.window.recording;

import org.jspecify.annotations.NullMarked;
