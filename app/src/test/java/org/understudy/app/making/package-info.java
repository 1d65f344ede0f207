@NullMarked
package org.understudy.app.making;

import org.jspecify.annotations.NullMarked;
