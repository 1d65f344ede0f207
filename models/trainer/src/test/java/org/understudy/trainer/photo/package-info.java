@NullMarked
package org.understudy.trainer.photo;

import org.jspecify.annotations.NullMarked;
