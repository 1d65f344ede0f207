@NullMarked
package org.understudy.app.guide;

import org.jspecify.annotations.NullMarked;
