/** Tests of the loaders of users' own models. */
@NullMarked
package org.understudy.parametric.external;

import org.jspecify.annotations.NullMarked;
