/** Checks of what the program needs on this machine. */
@NullMarked
package org.understudy.app.doctor;

import org.jspecify.annotations.NullMarked;
