/**
 * The generator that trains on a small machine: a decoder of whole sheet textures over a {@link
 * org.understudy.avatar.generator.SheetTemplate}, drawn and differentiated by code of its own.
 */
@NullMarked
package org.understudy.trainer.gan.compact;

import org.jspecify.annotations.NullMarked;
