/** Plain pictures of meshes for checking shapes by eye. */
@NullMarked
package org.understudy.trainer.view;

import org.jspecify.annotations.NullMarked;
