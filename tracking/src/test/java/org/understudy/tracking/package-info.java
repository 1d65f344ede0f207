@NullMarked
package org.understudy.tracking;

import org.jspecify.annotations.NullMarked;
