/**
 * The generator that trains on a small machine: a decoder of whole sheet textures over a {@link
 * org.understudy.trainer.gan.template.SheetTemplate}, drawn and differentiated by code of its own.
 */
@NullMarked
package org.understudy.trainer.gan.compact;

import org.jspecify.annotations.NullMarked;
