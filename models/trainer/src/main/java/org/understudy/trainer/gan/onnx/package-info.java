/** Networks as ONNX files. */
@NullMarked
package org.understudy.trainer.gan.onnx;

import org.jspecify.annotations.NullMarked;
