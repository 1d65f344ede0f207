@NullMarked
package org.understudy.app.live;

import org.jspecify.annotations.NullMarked;
