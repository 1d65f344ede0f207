/**
 * Generated people: sheets whose lattices follow identity codes, the mixture from which codes are
 * drawn, and the network that paints the sheets. No training happens here.
 */
@NullMarked
package org.understudy.avatar.generator;

import org.jspecify.annotations.NullMarked;
