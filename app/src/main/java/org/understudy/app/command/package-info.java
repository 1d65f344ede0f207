/** The commands of the command line, one class each. */
@NullMarked
package org.understudy.app.command;

import org.jspecify.annotations.NullMarked;
