/** Starts the program once more, as a process of its own. */
@NullMarked
package org.understudy.app.launch;

import org.jspecify.annotations.NullMarked;
