/**
 * The paper's generator, point by point, on libtorch.
 *
 * <p>Ownership of tensors: whatever a method of these packages returns belongs to the caller's
 * innermost open {@code PointerScope}; a step therefore runs inside one, and nothing has to be
 * closed by hand. Only parameters and constants outlive a scope: they belong to the object that
 * made them, which is closed.
 */
@NullMarked
package org.understudy.trainer.gan.paper;

import org.jspecify.annotations.NullMarked;
