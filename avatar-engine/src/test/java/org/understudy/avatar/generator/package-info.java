/** Tests of generated people. */
@NullMarked
package org.understudy.avatar.generator;

import org.jspecify.annotations.NullMarked;
