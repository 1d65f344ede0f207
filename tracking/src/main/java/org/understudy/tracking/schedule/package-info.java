/** Which threads go first where there are more of them than processors. */
@NullMarked
package org.understudy.tracking.schedule;

import org.jspecify.annotations.NullMarked;
