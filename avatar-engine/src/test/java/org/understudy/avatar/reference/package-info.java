/** Tests of the slow reference, and of the kernels against it. */
@NullMarked
package org.understudy.avatar.reference;

import org.jspecify.annotations.NullMarked;
