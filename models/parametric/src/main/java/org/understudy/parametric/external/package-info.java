/**
 * Loaders of models that users bring themselves: the Basel Face Model 2009 and SMPL. Neither is
 * shipped; their licences do not allow it.
 */
@NullMarked
package org.understudy.parametric.external;

import org.jspecify.annotations.NullMarked;
