/** Pages of the manual and completion for shells, made of the command line itself. */
@NullMarked
package org.understudy.app.manual;

import org.jspecify.annotations.NullMarked;
