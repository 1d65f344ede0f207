@NullMarked
package org.understudy.tracking.selftest;

import org.jspecify.annotations.NullMarked;
