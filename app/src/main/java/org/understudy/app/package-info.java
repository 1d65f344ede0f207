/** The program: command line, pipeline and settings; the only place where the modules meet. */
@NullMarked
package org.understudy.app;

import org.jspecify.annotations.NullMarked;
