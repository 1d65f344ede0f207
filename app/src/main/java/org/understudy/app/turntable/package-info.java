/** Shows all that an avatar can do: a film and a sheet of labelled pictures. */
@NullMarked
package org.understudy.app.turntable;

import org.jspecify.annotations.NullMarked;
