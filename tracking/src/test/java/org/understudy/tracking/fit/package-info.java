@NullMarked
package org.understudy.tracking.fit;

import org.jspecify.annotations.NullMarked;
