@NullMarked
package org.understudy.tracking.retarget;

import org.jspecify.annotations.NullMarked;
