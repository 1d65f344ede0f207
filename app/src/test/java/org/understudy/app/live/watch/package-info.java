@NullMarked
package org.understudy.app.live.watch;

import org.jspecify.annotations.NullMarked;
