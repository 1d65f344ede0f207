/** Steps of the build that run before anything is compiled; none of them is in the program. */
@NullMarked
package org.understudy.tracking.build;

import org.jspecify.annotations.NullMarked;
