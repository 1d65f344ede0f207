/**
 * Portraits from real photos, after the steps by which the paper makes its set SHHQ-HS: find the
 * person, fit body and face, crop and align, enlarge, cut out.
 */
@NullMarked
package org.understudy.trainer.photo;

import org.jspecify.annotations.NullMarked;
