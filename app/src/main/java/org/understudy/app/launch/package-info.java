/** The process itself: the program started once more, and the threads of its compiler. */
@NullMarked
package org.understudy.app.launch;

import org.jspecify.annotations.NullMarked;
