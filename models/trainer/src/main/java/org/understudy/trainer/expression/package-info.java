/**
 * The 52 ARKit shapes as displacement fields on MakeHuman's base mesh, sculpted from expression
 * units, face pose units and a few formulas.
 */
@NullMarked
package org.understudy.trainer.expression;

import org.jspecify.annotations.NullMarked;
