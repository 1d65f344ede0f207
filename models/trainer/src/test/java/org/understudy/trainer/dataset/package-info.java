@NullMarked
package org.understudy.trainer.dataset;

import org.jspecify.annotations.NullMarked;
