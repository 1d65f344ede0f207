/** Pictures that show people what the tracker sees. */
@NullMarked
package org.understudy.tracking.debug;

import org.jspecify.annotations.NullMarked;
