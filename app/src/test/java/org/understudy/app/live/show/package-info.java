@NullMarked
package org.understudy.app.live.show;

import org.jspecify.annotations.NullMarked;
