/**
 * The engine that draws with TornadoVM: kernels in the subset of Java that it compiles for OpenCL
 * and PTX, and the one class that runs them. Compiled only where {@code TORNADOVM_HOME} names an
 * SDK.
 *
 * <p>Kernels are static methods whose outer loop is parallel; called from Java they do the same one
 * after the other. They never leave a loop early but by its condition, which is what TornadoVM
 * compiles correctly. They shift by {@code >>} and mask what they need, because an unsigned shift
 * is compiled like a signed one, and evaluate some conditions as a whole where short circuits were
 * compiled to other pixels. No two branches of a condition both end in a loop, whose results would
 * be mixed up. They read from native arrays what classes of other packages hold in Java's own. They
 * repeat the arithmetic of the plain kernels in {@code org.understudy.avatar.render} and {@code
 * org.understudy.avatar.deform} step by step; a change there is a change here, and the parity test
 * tells.
 */
@NullMarked
package org.understudy.avatar.tornado;

import org.jspecify.annotations.NullMarked;
