@NullMarked
package org.understudy.tracking.smooth;

import org.jspecify.annotations.NullMarked;
